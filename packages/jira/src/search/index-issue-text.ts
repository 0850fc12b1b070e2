import { sql } from 'kysely';
import { adfToText } from '../adf/adf-to-text.ts';
import { groupBy } from '../issue/store.ts';
import { valueList } from '../schema/value-list.ts';
import type { Tx } from '../site-context.ts';

/**
 * Brings the full-text rows of these issues in line with summary, description, environment and comments. Whoever
 * writes one of them calls this in the same transaction; any number of issues costs three statements and one row each.
 */
export async function indexIssueText(tx: Tx, issueIds: readonly number[]): Promise<void> {
  const wanted = valueList(issueIds);
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
  const commentTexts = groupBy(
    comments,
    (comment) => comment.issue_id,
    (comment) => richText(comment.body),
  );
  await sql`DELETE FROM issue_text WHERE rowid IN ${wanted}`.execute(tx);
  for (const issue of issues) {
    const row = {
      rowid: issue.id,
      summary: issue.summary,
      description: richText(issue.description),
      environment: richText(issue.environment),
      comments: commentTexts.get(issue.id)?.join('\n') ?? '',
    };
    await tx.insertInto('issue_text').values(row).execute();
  }
}

function richText(json: string | null): string {
  return json === null ? '' : adfToText(JSON.parse(json));
}
