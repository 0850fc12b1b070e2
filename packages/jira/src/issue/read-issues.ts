import type { Caller } from '../http/caller.ts';
import type { Db, SiteContext } from '../site-context.ts';
import { type LoadOptions, loadIssues } from './load-issues.ts';
import { presentIssue } from './present.ts';

export type PresentedIssue = ReturnType<typeof presentIssue>;

/** The issues in the order of `ids`, as the API shows them. Permission to see them is the caller's affair. */
export async function readIssues(
  site: SiteContext,
  db: Db,
  caller: Caller,
  ids: readonly number[],
  options: LoadOptions,
): Promise<PresentedIssue[]> {
  const loaded = await loadIssues(db, caller, ids, options);
  return ids.flatMap((id) => {
    const row = loaded.issues.get(id);
    return row === undefined ? [] : [presentIssue({ site, caller, loaded, fields: options.fields }, row)];
  });
}
