import { invalid, invalidFields } from '../errors.ts';
import type { Caller, SignedIn } from '../http/caller.ts';
import { changeSite } from '../outbox/change-site.ts';
import { hasProjectPermission } from '../permission/catalogue.ts';
import { findProjectAccess, requireProjectPermission } from '../permission/find-access.ts';
import { listStatuses, type Status } from '../reference/store.ts';
import type { Db, SiteContext, Tx } from '../site-context.ts';
import { applyPatch } from './edit-issue.ts';
import { issueEvent } from './event.ts';
import { findNamed } from './field-input.ts';
import type { IssueInput } from './issue-input.ts';
import { getVisibleIssue, type IssueRow } from './store.ts';

const STANDARD_STATUSES: readonly number[] = [10_000, 3, 10_001];
const RESOLUTION_DONE = 10_000;

/**
 * FIDELITY: on the cloud each project has its workflow; here one workflow with a global transition to every standard
 * status and every status used in the project, whose id is that of the status; workflows are not modelled.
 */
export async function listTransitions(db: Db, caller: Caller, issue: IssueRow): Promise<Status[]> {
  const access = await findProjectAccess(db, caller, issue.project_id);
  if (access === undefined || !hasProjectPermission('TRANSITION_ISSUES', caller, access)) return [];
  const used = await db
    .selectFrom('issue')
    .select('status_id')
    .distinct()
    .where('project_id', '=', issue.project_id)
    .execute();
  const reachable = new Set([...STANDARD_STATUSES, ...used.map((row) => row.status_id)]);
  return (await listStatuses(db)).filter((status) => reachable.has(status.id));
}

/** Sets the status; a status of the category "done" also sets resolution and its date, leaving it clears both. */
export async function transitionIssue(
  site: SiteContext,
  caller: SignedIn,
  idOrKey: string,
  input: IssueInput,
): Promise<void> {
  await changeSite(site, async (tx, publish) => {
    const issue = await getVisibleIssue(tx, caller, idOrKey);
    await requireProjectPermission(tx, caller, issue.project_id, 'TRANSITION_ISSUES');
    const id = input.transition?.id;
    if (id === undefined) throw invalid('You must specify a transition.');
    const status = (await listTransitions(tx, caller, issue)).find((one) => String(one.id) === String(id));
    if (status === undefined) throw invalid(`Transition id '${id}' is not valid for this issue.`);
    const columns = { status_id: status.id, ...(await resolve(site, tx, issue, status, input)) };
    const items = await applyPatch(site, tx, caller.accountId, issue, { columns });
    if (items.length === 0) return;
    const about = { type: 'avi:jira:updated:issue', actorAccountId: caller.accountId, issueId: issue.id, items };
    await publish(await issueEvent(site, tx, about));
  });
}

async function resolve(site: SiteContext, tx: Tx, issue: IssueRow, status: Status, input: IssueInput) {
  const other = Object.keys(input.fields).find((fieldId) => fieldId !== 'resolution');
  if (other !== undefined) {
    throw invalidFields({
      [other]: `Field '${other}' cannot be set. It is not on the appropriate screen, or unknown.`,
    });
  }
  if (status.category !== 'done') return { resolution_id: null, resolved_at: null };
  const wanted = input.fields.resolution;
  const chosen = wanted === undefined ? undefined : await findNamed(tx, 'resolution', wanted);
  if (wanted !== undefined && chosen === undefined) {
    throw invalidFields({ resolution: 'The resolution selected is invalid.' });
  }
  return {
    resolution_id: chosen ?? issue.resolution_id ?? RESOLUTION_DONE,
    resolved_at: issue.resolved_at ?? site.clock.now(),
  };
}
