import { notFound } from '../errors.ts';
import type { PageRequest } from '../http/paging.ts';
import type { CommentRow } from '../issue/load-issues.ts';
import type { Db } from '../site-context.ts';

export async function getComment(db: Db, issueId: number, commentId: string): Promise<CommentRow> {
  const comment = await db
    .selectFrom('comment')
    .selectAll()
    .where('id', '=', Number(commentId))
    .where('issue_id', '=', issueId)
    .executeTakeFirst();
  if (comment === undefined) throw notFound(`Can not find a comment for the id: ${commentId.slice(0, 20)}.`);
  return comment;
}

export async function listComments(
  db: Db,
  issueId: number,
  page: PageRequest & { direction: 'asc' | 'desc' },
): Promise<{ total: number; comments: CommentRow[] }> {
  const matching = db.selectFrom('comment').where('issue_id', '=', issueId);
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const comments = await matching
    .selectAll()
    .orderBy('created_at', page.direction)
    .orderBy('id', page.direction)
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return { total, comments };
}
