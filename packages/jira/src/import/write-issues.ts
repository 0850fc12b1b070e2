import type { Insertable, Selectable } from 'kysely';
import type { IssueTable } from '../schema/tables.ts';
import type { Tx } from '../site-context.ts';
import { IdPool, inPortions, isIn } from './id-pool.ts';
import type { IssueRecord } from './issue-record.ts';
import type { People } from './people.ts';
import type { References } from './references.ts';

/** What the site knows of names, shared by the batches of one import. */
export interface Names {
  people: People;
  references: References;
  now: number;
}

/** A record and the issue it became. */
export interface WrittenIssue {
  record: IssueRecord;
  id: number;
  state: 'imported' | 'updated' | 'unchanged';
}

type IssueRow = Selectable<IssueTable>;
type IssueValues = Required<Omit<Insertable<IssueTable>, 'id'>>;

/** Upserts the issue rows of a batch whose keys all differ; what hangs on them follows in `write-children.ts`. */
export async function writeIssues(tx: Tx, records: readonly IssueRecord[], names: Names): Promise<WrittenIssue[]> {
  const existing = await byKey(
    tx,
    records.map((record) => record.key),
  );
  const parents = await byKey(
    tx,
    records.flatMap(({ parentKey }) => parentKey ?? []),
  );
  const ids = await IdPool.open(
    tx,
    'issue',
    records.map((record) => record.sourceId),
  );
  const written: WrittenIssue[] = [];
  const inserted: (IssueValues & { id: number })[] = [];
  for (const record of records) {
    const row = existing.get(record.key);
    const values = await toValues(tx, record, names, parents.get(record.parentKey ?? '')?.id, row);
    if (row === undefined) {
      const id = ids.claim(record.sourceId, 0);
      inserted.push({ id, ...values });
      written.push({ record, id, state: 'imported' });
    } else written.push({ record, id: row.id, state: await bringUpToDate(tx, row, values) });
  }
  await inPortions(inserted, (portion) => tx.insertInto('issue').values(portion).execute());
  await raiseIssueNumbers(tx, inserted);
  return written;
}

/** An issue that was changed here after its last change in the source is left as it is. */
async function bringUpToDate(tx: Tx, row: IssueRow, values: IssueValues): Promise<WrittenIssue['state']> {
  const changed = Object.entries(values).filter(([column, value]) => row[column as keyof IssueRow] !== value);
  if (changed.length === 0 || row.updated_at > values.updated_at) return 'unchanged';
  await tx.updateTable('issue').set(Object.fromEntries(changed)).where('id', '=', row.id).execute();
  return 'updated';
}

async function toValues(
  tx: Tx,
  record: IssueRecord,
  { people, references, now }: Names,
  parentId: number | undefined,
  known: IssueRow | undefined,
): Promise<IssueValues> {
  const ids = await references.of(tx, record);
  const [assignee, reporter, creator] = await people.ensure(tx, [record.assignee, record.reporter, record.creator]);
  const { parent: _, ...withoutParent } = record.extra;
  return {
    project_id: ids.projectId,
    number: record.number,
    key: record.key,
    issue_type_id: ids.issueTypeId,
    status_id: ids.statusId,
    priority_id: ids.priorityId,
    resolution_id: ids.resolutionId,
    summary: record.summary,
    description: record.description,
    environment: record.environment,
    assignee_account_id: assignee ?? null,
    reporter_account_id: reporter ?? null,
    creator_account_id: creator ?? null,
    parent_id: parentId ?? null,
    due_date: record.dueDate,
    created_at: record.createdAt ?? known?.created_at ?? now,
    updated_at: record.updatedAt ?? known?.updated_at ?? now,
    resolved_at: record.resolvedAt,
    extra: JSON.stringify(parentId === undefined ? record.extra : withoutParent),
  };
}

async function byKey(tx: Tx, keys: readonly string[]): Promise<Map<string, IssueRow>> {
  const rows = await tx.selectFrom('issue').selectAll().where(isIn('key', keys)).execute();
  return new Map(rows.map((row) => [row.key.toUpperCase(), row]));
}

/** New issues made here must not take the number of an imported one. */
async function raiseIssueNumbers(tx: Tx, rows: readonly IssueValues[]): Promise<void> {
  const highest = new Map<number, number>();
  for (const { project_id, number } of rows) highest.set(project_id, Math.max(highest.get(project_id) ?? 0, number));
  for (const [projectId, number] of highest) {
    await tx
      .updateTable('project')
      .set({ last_issue_number: number })
      .where('id', '=', projectId)
      .where('last_issue_number', '<', number)
      .execute();
  }
}

/** Parents that came after their children, or in a later import. Until then the source's own words stand in `extra`. */
export async function linkParents(tx: Tx): Promise<void> {
  const orphans = await tx
    .selectFrom('issue')
    .select(['id', 'extra'])
    .where('parent_id', 'is', null)
    .where('extra', 'like', '%"parent":%')
    .execute();
  const wanted = orphans.map(({ id, extra }) => ({ id, extra: JSON.parse(extra) as Record<string, unknown> }));
  const parents = await byKey(
    tx,
    wanted.flatMap(({ extra }) => parentKeyOf(extra) ?? []),
  );
  for (const { id, extra } of wanted) {
    const parent = parents.get(parentKeyOf(extra) ?? '');
    if (parent === undefined) continue;
    const { parent: _, ...rest } = extra;
    await tx
      .updateTable('issue')
      .set({ parent_id: parent.id, extra: JSON.stringify(rest) })
      .where('id', '=', id)
      .execute();
  }
}

function parentKeyOf(extra: Record<string, unknown>): string | undefined {
  const key = (extra.parent as { key?: unknown } | undefined)?.key;
  return typeof key === 'string' ? key.toUpperCase() : undefined;
}
