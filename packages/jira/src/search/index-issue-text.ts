import { sql } from 'kysely';
import { adfToText } from '../adf/adf-to-text.ts';
import type { Tx } from '../site-context.ts';

/**
 * Brings the full-text rows of these issues in line with summary, description, environment and comments. Whoever
 * writes one of them calls this in the same transaction; any number of issues costs three statements and one row each.
 */
export async function indexIssueText(tx: Tx, issueIds: readonly number[]): Promise<void> {
  const ids = JSON.stringify(issueIds);
  const wanted = sql<number>`(SELECT value FROM json_each(${ids}))`;
  const issues = await tx
    .selectFrom('issue')
    .select(['id', 'summary', 'description', 'environment'])
    .where('id', 'in', wanted)
    .execute();
  const comments = await tx
    .selectFrom('comment')
    .select(['issue_id', 'body'])
    .where('issue_id', 'in', wanted)
    .execute();
  const commentText = new Map<number, string[]>();
  for (const comment of comments) {
    const texts = commentText.get(comment.issue_id) ?? [];
    texts.push(richText(comment.body));
    commentText.set(comment.issue_id, texts);
  }
  await sql`DELETE FROM issue_text WHERE rowid IN (SELECT value FROM json_each(${ids}))`.execute(tx);
  for (const issue of issues) {
    const row = {
      rowid: issue.id,
      summary: issue.summary,
      description: richText(issue.description),
      environment: richText(issue.environment),
      comments: commentText.get(issue.id)?.join('\n') ?? '',
    };
    await tx.insertInto('issue_text').values(row).execute();
  }
}

function richText(json: string | null): string {
  return json === null ? '' : adfToText(JSON.parse(json));
}
