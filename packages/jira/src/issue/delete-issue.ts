import { invalid } from '../errors.ts';
import type { SignedIn } from '../http/caller.ts';
import { changeSite } from '../outbox/change-site.ts';
import { requireProjectPermission } from '../permission/find-access.ts';
import type { SiteContext, Tx } from '../site-context.ts';
import { issueEvent } from './event.ts';
import { getVisibleIssue } from './store.ts';

/** Deletes the issue and all that hangs on it; its sub-tasks only when asked. One `avi:jira:deleted:issue` for each. */
export async function deleteIssue(
  site: SiteContext,
  caller: SignedIn,
  idOrKey: string,
  options: { deleteSubtasks: boolean },
): Promise<void> {
  await changeSite(site, async (tx, publish) => {
    const issue = await getVisibleIssue(tx, caller, idOrKey);
    await requireProjectPermission(tx, caller, issue.project_id, 'DELETE_ISSUES');
    const subtaskIds = await listSubtaskIds(tx, issue.id);
    if (subtaskIds.length > 0 && !options.deleteSubtasks) {
      throw invalid(
        `The issue '${issue.key}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
      );
    }
    for (const issueId of [...subtaskIds, issue.id]) {
      const about = { type: 'avi:jira:deleted:issue', actorAccountId: caller.accountId, issueId };
      await publish(await issueEvent(site, tx, about));
      await tx.deleteFrom('issue').where('id', '=', issueId).execute();
    }
  });
}

async function listSubtaskIds(tx: Tx, parentId: number): Promise<number[]> {
  const rows = await tx
    .selectFrom('issue')
    .innerJoin('issue_type', 'issue_type.id', 'issue.issue_type_id')
    .select('issue.id')
    .where('parent_id', '=', parentId)
    .where('hierarchy_level', '<', 0)
    .execute();
  return rows.map((row) => row.id);
}
