import { type RawBuilder, type Selectable, sql } from 'kysely';
import { notFound } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { isProjectVisible } from '../permission/visible.ts';
import type { IssueTable } from '../schema/tables.ts';
import { valueList } from '../schema/value-list.ts';
import type { Db } from '../site-context.ts';

export type IssueRow = Selectable<IssueTable>;

/** Keys have a letter first, so digits alone are an id. Case does not matter. */
export function matchesIdOrKey(idOrKey: string): RawBuilder<boolean> {
  return /^\d{1,15}$/.test(idOrKey) ? sql`issue.id = ${Number(idOrKey)}` : sql`issue.key = ${idOrKey}`;
}

export function findVisibleIssue(db: Db, caller: Caller, idOrKey: string): Promise<IssueRow | undefined> {
  return db
    .selectFrom('issue')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .selectAll('issue')
    .where(matchesIdOrKey(idOrKey))
    .where(isProjectVisible(caller))
    .executeTakeFirst();
}

/** @throws {JiraError} JIRA_NOT_FOUND with the same sentence for a missing issue and for an invisible one. */
export async function getVisibleIssue(db: Db, caller: Caller, idOrKey: string): Promise<IssueRow> {
  const issue = await findVisibleIssue(db, caller, idOrKey);
  if (issue === undefined) throw notFound('Issue does not exist or you do not have permission to see it.');
  return issue;
}

export async function listLabels(db: Db, issueIds: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom('issue_label')
    .selectAll()
    .where('issue_id', 'in', valueList(issueIds))
    .orderBy('label')
    .execute();
  return groupBy(
    rows,
    (row) => row.issue_id,
    (row) => row.label,
  );
}

export async function replaceLabels(db: Db, issueId: number, labels: readonly string[]): Promise<void> {
  await db.deleteFrom('issue_label').where('issue_id', '=', issueId).execute();
  if (labels.length === 0) return;
  await db
    .insertInto('issue_label')
    .values(labels.map((label) => ({ issue_id: issueId, label })))
    .execute();
}

export function groupBy<Row, Value>(
  rows: readonly Row[],
  keyOf: (row: Row) => number,
  toValue: (row: Row) => Value,
): Map<number, Value[]> {
  const groups = new Map<number, Value[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row)) ?? [];
    group.push(toValue(row));
    groups.set(keyOf(row), group);
  }
  return groups;
}
