import { z } from 'zod';
import { invalid, invalidFields } from '../errors.ts';
import { ANONYMOUS, type SignedIn } from '../http/caller.ts';
import { issueEvent } from '../issue/event.ts';
import type { CommentRow } from '../issue/load-issues.ts';
import { isEmptyDocument, richTextProblem } from '../issue/rich-text.ts';
import { getVisibleIssue } from '../issue/store.ts';
import { changeSite } from '../outbox/change-site.ts';
import type { NewEvent } from '../outbox/outbox.ts';
import { hasProjectPermission } from '../permission/catalogue.ts';
import { findProjectAccess, requireProjectPermission } from '../permission/find-access.ts';
import { indexIssueText } from '../search/index-issue-text.ts';
import type { SiteContext, Tx } from '../site-context.ts';
import { listUsersById } from '../user/store.ts';
import { presentComment } from './present.ts';
import { getComment } from './store.ts';

export const commentInput = z.strictObject({
  body: z.unknown().optional(),
  properties: z.array(z.unknown()).max(0).optional(),
});

/** Emits `avi:jira:commented:issue`. */
export async function addComment(
  site: SiteContext,
  caller: SignedIn,
  issueIdOrKey: string,
  body: unknown,
): Promise<CommentRow> {
  return changeSite(site, async (tx, publish) => {
    const issue = await getVisibleIssue(tx, caller, issueIdOrKey);
    await requireProjectPermission(tx, caller, issue.project_id, 'ADD_COMMENTS');
    requireBody(body);
    const now = site.clock.now();
    const comment = await tx
      .insertInto('comment')
      .values({
        issue_id: issue.id,
        author_account_id: caller.accountId,
        update_author_account_id: caller.accountId,
        body: JSON.stringify(body),
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await touchIssue(site, tx, issue.id);
    await publish(await commentEvent(site, tx, 'avi:jira:commented:issue', caller, comment));
    return comment;
  });
}

/** Emits `avi:jira:commented:issue` as for a new comment: Forge has one event for both. */
export async function editComment(
  site: SiteContext,
  caller: SignedIn,
  issueIdOrKey: string,
  commentId: string,
  body: unknown,
): Promise<CommentRow> {
  return changeSite(site, async (tx, publish) => {
    const issue = await getVisibleIssue(tx, caller, issueIdOrKey);
    const known = await getComment(tx, issue.id, commentId);
    await requireOwnOrAll(tx, caller, issue.project_id, known, 'EDIT');
    requireBody(body);
    const comment = await tx
      .updateTable('comment')
      .set({
        body: JSON.stringify(body),
        update_author_account_id: caller.accountId,
        updated_at: site.clock.now(),
      })
      .where('id', '=', known.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await touchIssue(site, tx, issue.id);
    await publish(await commentEvent(site, tx, 'avi:jira:commented:issue', caller, comment));
    return comment;
  });
}

/** Emits `avi:jira:deleted:comment`. */
export async function deleteComment(
  site: SiteContext,
  caller: SignedIn,
  issueIdOrKey: string,
  commentId: string,
): Promise<void> {
  await changeSite(site, async (tx, publish) => {
    const issue = await getVisibleIssue(tx, caller, issueIdOrKey);
    const comment = await getComment(tx, issue.id, commentId);
    await requireOwnOrAll(tx, caller, issue.project_id, comment, 'DELETE');
    await publish(await commentEvent(site, tx, 'avi:jira:deleted:comment', caller, comment));
    await tx.deleteFrom('comment').where('id', '=', comment.id).execute();
    await touchIssue(site, tx, issue.id);
  });
}

function requireBody(body: unknown): void {
  const isEmpty = body === undefined || body === null || isEmptyDocument(body);
  const problem = isEmpty ? 'Comment body can not be empty!' : richTextProblem(body);
  if (problem !== undefined) throw invalidFields({ comment: problem });
}

async function touchIssue(site: SiteContext, tx: Tx, issueId: number): Promise<void> {
  await tx.updateTable('issue').set({ updated_at: site.clock.now() }).where('id', '=', issueId).execute();
  await indexIssueText(tx, [issueId]);
}

/** The cloud answers 400, not 403, when this permission is missing. */
async function requireOwnOrAll(
  tx: Tx,
  caller: SignedIn,
  projectId: number,
  comment: CommentRow,
  verb: 'EDIT' | 'DELETE',
): Promise<void> {
  const access = await findProjectAccess(tx, caller, projectId);
  const has = (key: string) => access !== undefined && hasProjectPermission(key, caller, access);
  const isOwn = comment.author_account_id === caller.accountId;
  if (has(`${verb}_ALL_COMMENTS`) || (isOwn && has(`${verb}_OWN_COMMENTS`))) return;
  throw invalid(`You do not have the permission to ${verb.toLowerCase()} this comment.`);
}

async function commentEvent(
  site: SiteContext,
  tx: Tx,
  type: string,
  caller: SignedIn,
  comment: CommentRow,
): Promise<NewEvent> {
  const users = await listUsersById(tx, [comment.author_account_id, comment.update_author_account_id]);
  return issueEvent(site, tx, {
    type,
    actorAccountId: caller.accountId,
    issueId: comment.issue_id,
    more: { comment: presentComment(site, ANONYMOUS, comment, users) },
  });
}
