import type { Insertable } from 'kysely';
import { adfToText } from '../adf/adf-to-text.ts';
import type { ChangelogItemTable } from '../schema/tables.ts';
import type { Tx } from '../site-context.ts';
import { listUsersById } from '../user/store.ts';
import type { IssueRow } from './store.ts';

/** One line of the history: the field, its value and how that read to a person, before and after. */
export type ChangeItem = Omit<Insertable<ChangelogItemTable>, 'changelog_id' | 'position'>;

type Side = { value: string | null; text: string | null };
type Describe = (tx: Tx, row: IssueRow) => Promise<Side> | Side;

const DESCRIBED: readonly { field: string; column: keyof IssueRow; describe: Describe }[] = [
  { field: 'summary', column: 'summary', describe: (_, row) => plain(row.summary) },
  { field: 'description', column: 'description', describe: (_, row) => plain(richText(row.description)) },
  { field: 'environment', column: 'environment', describe: (_, row) => plain(richText(row.environment)) },
  { field: 'issuetype', column: 'issue_type_id', describe: (tx, row) => named(tx, 'issue_type', row.issue_type_id) },
  { field: 'status', column: 'status_id', describe: (tx, row) => named(tx, 'status', row.status_id) },
  { field: 'priority', column: 'priority_id', describe: (tx, row) => named(tx, 'priority', row.priority_id) },
  { field: 'resolution', column: 'resolution_id', describe: (tx, row) => named(tx, 'resolution', row.resolution_id) },
  { field: 'assignee', column: 'assignee_account_id', describe: (tx, row) => person(tx, row.assignee_account_id) },
  { field: 'reporter', column: 'reporter_account_id', describe: (tx, row) => person(tx, row.reporter_account_id) },
  { field: 'duedate', column: 'due_date', describe: (_, row) => ({ value: row.due_date, text: row.due_date }) },
  { field: 'parent', column: 'parent_id', describe: (tx, row) => issueKey(tx, row.parent_id) },
];

/** The difference of two states of an issue. */
export async function describeChange(
  tx: Tx,
  before: { row: IssueRow; labels: readonly string[] },
  after: { row: IssueRow; labels: readonly string[] },
): Promise<ChangeItem[]> {
  const items: ChangeItem[] = [];
  for (const { field, column, describe } of DESCRIBED) {
    if (before.row[column] === after.row[column]) continue;
    items.push(item(field, await describe(tx, before.row), await describe(tx, after.row)));
  }
  const labels = [before, after].map((state) => [...state.labels].sort().join(' '));
  if (labels[0] !== labels[1]) items.push(item('labels', plain(labels[0] ?? ''), plain(labels[1] ?? '')));
  return items;
}

export async function insertChange(
  tx: Tx,
  change: { issueId: number; accountId: string | null; createdAt: number; items: readonly ChangeItem[] },
): Promise<void> {
  const { id } = await tx
    .insertInto('changelog')
    .values({ issue_id: change.issueId, author_account_id: change.accountId, created_at: change.createdAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  const rows = change.items.map((one, position) => ({ ...one, changelog_id: id, position }));
  await tx.insertInto('changelog_item').values(rows).execute();
}

export function presentChangeItem(item: ChangeItem) {
  return {
    field: item.field,
    fieldtype: item.field_type,
    ...(item.field_id === null ? {} : { fieldId: item.field_id }),
    from: item.from_value,
    fromString: item.from_string,
    to: item.to_value,
    toString: item.to_string,
  };
}

function item(field: string, from: Side, to: Side): ChangeItem {
  return {
    field,
    field_type: 'jira',
    field_id: field,
    from_value: from.value,
    from_string: from.text,
    to_value: to.value,
    to_string: to.text,
  };
}

function plain(text: string | null): Side {
  return { value: null, text };
}

function richText(json: string | null): string | null {
  return json === null ? null : adfToText(JSON.parse(json));
}

async function named(
  tx: Tx,
  table: 'issue_type' | 'status' | 'priority' | 'resolution',
  id: number | null,
): Promise<Side> {
  if (id === null) return plain(null);
  const row = await tx.selectFrom(table).select('name').where('id', '=', id).executeTakeFirst();
  return { value: String(id), text: row?.name ?? null };
}

async function person(tx: Tx, accountId: string | null): Promise<Side> {
  if (accountId === null) return plain(null);
  const user = (await listUsersById(tx, [accountId])).get(accountId);
  return { value: accountId, text: user?.display_name ?? null };
}

async function issueKey(tx: Tx, id: number | null): Promise<Side> {
  if (id === null) return plain(null);
  const row = await tx.selectFrom('issue').select('key').where('id', '=', id).executeTakeFirst();
  return { value: String(id), text: row?.key ?? null };
}
