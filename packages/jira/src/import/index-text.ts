import { adfToText } from '../adf/adf-to-text.ts';
import type { Tx } from '../site-context.ts';
import { inPortions, isIn } from './id-pool.ts';

/** Writes the full-text rows of these issues anew from what the tables hold. */
export async function indexIssueTexts(tx: Tx, issueIds: readonly number[]): Promise<void> {
  const columns = ['id', 'summary', 'description', 'environment'] as const;
  const issues = await tx.selectFrom('issue').select(columns).where(isIn('id', issueIds)).execute();
  const comments = new Map<number, string[]>();
  const bodies = await tx
    .selectFrom('comment')
    .select(['issue_id', 'body'])
    .where(isIn('issue_id', issueIds))
    .orderBy('id')
    .execute();
  for (const { issue_id, body } of bodies) comments.set(issue_id, [...(comments.get(issue_id) ?? []), textOf(body)]);
  const rows = issues.map((issue) => ({
    rowid: issue.id,
    summary: issue.summary,
    description: textOf(issue.description),
    environment: textOf(issue.environment),
    comments: (comments.get(issue.id) ?? []).join('\n'),
  }));
  await tx.deleteFrom('issue_text').where(isIn('rowid', issueIds)).execute();
  await inPortions(rows, (portion) => tx.insertInto('issue_text').values(portion).execute());
}

function textOf(json: string | null): string {
  return json === null ? '' : adfToText(JSON.parse(json));
}
