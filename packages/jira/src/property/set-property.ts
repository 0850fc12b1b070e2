import { notFound } from '../errors.ts';
import type { SignedIn } from '../http/caller.ts';
import type { IssueRow } from '../issue/store.ts';
import type { Publish } from '../outbox/change-site.ts';
import { requireProjectPermission } from '../permission/find-access.ts';
import type { Tx } from '../site-context.ts';
import { removeProperty, writeProperty } from './store.ts';

/** Runs in the caller's transaction; true when the property is new. Emits `avi:jira:set:issue-property`, without value. */
export async function setProperty(
  tx: Tx,
  publish: Publish,
  caller: SignedIn,
  issue: IssueRow,
  key: string,
  value: unknown,
): Promise<boolean> {
  await requireProjectPermission(tx, caller, issue.project_id, 'EDIT_ISSUES');
  const isNew = await writeProperty(tx, issue.id, key, value);
  await publish(propertyEvent('avi:jira:set:issue-property', caller, issue, key));
  return isNew;
}

export async function deleteProperty(
  tx: Tx,
  publish: Publish,
  caller: SignedIn,
  issue: IssueRow,
  key: string,
): Promise<void> {
  await requireProjectPermission(tx, caller, issue.project_id, 'EDIT_ISSUES');
  if (!(await removeProperty(tx, issue.id, key))) throw notFound('The property does not exist.');
  await publish(propertyEvent('avi:jira:deleted:issue-property', caller, issue, key));
}

function propertyEvent(type: string, { accountId }: SignedIn, issue: IssueRow, key: string) {
  return {
    type,
    actorAccountId: accountId,
    payload: { issue: { id: String(issue.id), key: issue.key }, property: { key }, atlassianId: accountId },
  };
}
