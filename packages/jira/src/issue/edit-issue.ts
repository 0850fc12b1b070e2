import { invalid } from '../errors.ts';
import type { SignedIn } from '../http/caller.ts';
import { changeSite } from '../outbox/change-site.ts';
import { hasProjectPermission } from '../permission/catalogue.ts';
import { findProjectAccess, requireProjectPermission } from '../permission/find-access.ts';
import { setProperty } from '../property/set-property.ts';
import { indexIssueText } from '../search/index-issue-text.ts';
import type { SiteContext, Tx } from '../site-context.ts';
import { type ChangeItem, describeChange, insertChange } from './change-record.ts';
import { issueEvent } from './event.ts';
import type { IssuePatch } from './field-input.ts';
import { type IssueInput, readPatch } from './issue-input.ts';
import { getVisibleIssue, type IssueRow, listLabels, replaceLabels } from './store.ts';

/** Emits `avi:jira:updated:issue` with what differs; an edit that changes nothing leaves no trace. */
export async function editIssue(
  site: SiteContext,
  caller: SignedIn,
  idOrKey: string,
  input: IssueInput,
  options: { notifyUsers: boolean },
): Promise<IssueRow> {
  return changeSite(site, async (tx, publish) => {
    const issue = await getVisibleIssue(tx, caller, idOrKey);
    await requireProjectPermission(tx, caller, issue.project_id, 'EDIT_ISSUES');
    if (!options.notifyUsers) await requireSilence(tx, caller, issue);
    const labels = (await listLabels(tx, [issue.id])).get(issue.id) ?? [];
    const patch = await readPatch(tx, caller, input, { projectId: issue.project_id, labels });
    const items = await applyPatch(site, tx, caller.accountId, issue, patch);
    for (const { key, value } of input.properties) await setProperty(tx, publish, caller, issue, key, value);
    if (items.length > 0) {
      const about = { type: 'avi:jira:updated:issue', actorAccountId: caller.accountId, issueId: issue.id, items };
      await publish(await issueEvent(site, tx, about));
    }
    return issue;
  });
}

/** Writes the columns, the labels, the history and the text index; returns the history's lines. */
export async function applyPatch(
  site: SiteContext,
  tx: Tx,
  accountId: string,
  issue: IssueRow,
  patch: IssuePatch,
): Promise<ChangeItem[]> {
  const labels = (await listLabels(tx, [issue.id])).get(issue.id) ?? [];
  const changed = { ...issue, ...patch.columns };
  const items = await describeChange(tx, { row: issue, labels }, { row: changed, labels: patch.labels ?? labels });
  if (items.length === 0) return items;
  const now = site.clock.now();
  await tx
    .updateTable('issue')
    .set({ ...patch.columns, updated_at: now })
    .where('id', '=', issue.id)
    .execute();
  if (patch.labels !== undefined) await replaceLabels(tx, issue.id, patch.labels);
  await insertChange(tx, { issueId: issue.id, accountId, createdAt: now, items });
  await indexIssueText(tx, [issue.id]);
  return items;
}

async function requireSilence(tx: Tx, caller: SignedIn, issue: IssueRow): Promise<void> {
  const access = await findProjectAccess(tx, caller, issue.project_id);
  if (access === undefined || !hasProjectPermission('ADMINISTER_PROJECTS', caller, access)) {
    throw invalid('To discard the user notification either admin or project admin permissions are required.');
  }
}
