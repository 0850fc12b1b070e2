import type { Tx } from '../site-context.ts';
import { IdPool, inPortions, isIn } from './id-pool.ts';
import type { CommentRecord } from './issue-record.ts';
import type { Names, WrittenIssue } from './write-issues.ts';

/** An import adds and brings up to date; it never takes away what the site has beyond the source. */
export async function writeChildren(tx: Tx, issues: WrittenIssue[], names: Names): Promise<{ comments: number }> {
  await writeLabels(tx, issues);
  await writeProperties(tx, issues);
  await writeWorklogs(tx, issues, names);
  await writeChanges(tx, issues, names);
  return { comments: await writeComments(tx, issues, names) };
}

function touch(issue: WrittenIssue): void {
  if (issue.state === 'unchanged') issue.state = 'updated';
}

function idsOf(issues: readonly WrittenIssue[]): number[] {
  return issues.map(({ id }) => id);
}

async function writeLabels(tx: Tx, issues: WrittenIssue[]): Promise<void> {
  const rows = await tx
    .selectFrom('issue_label')
    .selectAll()
    .where(isIn('issue_id', idsOf(issues)))
    .execute();
  const known = new Set(rows.map((row) => `${row.issue_id} ${row.label}`));
  const added = issues.flatMap((issue) =>
    issue.record.labels.filter((label) => !known.has(`${issue.id} ${label}`)).map((label) => ({ issue, label })),
  );
  for (const { issue } of added) touch(issue);
  await inPortions(added, (portion) =>
    tx
      .insertInto('issue_label')
      .values(portion.map(({ issue, label }) => ({ issue_id: issue.id, label })))
      .execute(),
  );
}

async function writeProperties(tx: Tx, issues: WrittenIssue[]): Promise<void> {
  const rows = await tx
    .selectFrom('issue_property')
    .selectAll()
    .where(isIn('issue_id', idsOf(issues)))
    .execute();
  const known = new Map(rows.map((row) => [`${row.issue_id} ${row.key}`, row.value]));
  for (const issue of issues) {
    for (const { key, value } of issue.record.properties) {
      if (known.get(`${issue.id} ${key}`) === value) continue;
      touch(issue);
      await tx
        .insertInto('issue_property')
        .values({ issue_id: issue.id, key, value })
        .onConflict((conflict) => conflict.columns(['issue_id', 'key']).doUpdateSet({ value }))
        .execute();
    }
  }
}

/** The rows of one kind that are not there yet, each with its new id. The same id on the same issue is the same row. */
async function missing<R extends { sourceId: number | undefined }>(
  tx: Tx,
  table: 'comment' | 'worklog' | 'changelog',
  issues: WrittenIssue[],
  recordsOf: (issue: WrittenIssue) => readonly R[],
  isKnown: (issue: WrittenIssue, record: R) => Promise<boolean> | boolean,
): Promise<{ issue: WrittenIssue; record: R; id: number }[]> {
  const pool = await IdPool.open(
    tx,
    table,
    issues.flatMap((issue) => recordsOf(issue).map(({ sourceId }) => sourceId)),
  );
  const rows: { issue: WrittenIssue; record: R; id: number }[] = [];
  for (const issue of issues) {
    for (const record of recordsOf(issue)) {
      if (pool.ownerOf(record.sourceId) === issue.id || (await isKnown(issue, record))) continue;
      rows.push({ issue, record, id: pool.claim(record.sourceId, issue.id) });
      touch(issue);
    }
  }
  return rows;
}

async function writeComments(tx: Tx, issues: WrittenIssue[], { people }: Names): Promise<number> {
  const old = await tx
    .selectFrom('comment')
    .selectAll()
    .where(isIn('issue_id', idsOf(issues)))
    .execute();
  const byId = new Map(old.map((row) => [row.id, row]));
  const known = new Set(old.map((row) => sign(row.issue_id, row.author_account_id, row.created_at, row.body)));
  const authorOf = async (record: CommentRecord) => (await people.ensure(tx, [record.author]))[0] ?? null;
  for (const issue of issues) {
    for (const { sourceId, body, updatedAt } of issue.record.comments) {
      const row = byId.get(sourceId ?? 0);
      if (row?.issue_id !== issue.id || row.body === body || row.updated_at > updatedAt) continue;
      await tx.updateTable('comment').set({ body, updated_at: updatedAt }).where('id', '=', row.id).execute();
      touch(issue);
    }
  }
  const added = await missing(
    tx,
    'comment',
    issues,
    ({ record }) => record.comments,
    async ({ id }, record) => known.has(sign(id, await authorOf(record), record.createdAt, record.body)),
  );
  const rows = [];
  for (const { id, issue, record } of added) {
    const [author, updateAuthor] = await people.ensure(tx, [record.author, record.updateAuthor]);
    const accounts = { author_account_id: author ?? null, update_author_account_id: updateAuthor ?? null };
    const times = { created_at: record.createdAt, updated_at: record.updatedAt };
    rows.push({ id, issue_id: issue.id, ...accounts, body: record.body, ...times });
  }
  await inPortions(rows, (portion) => tx.insertInto('comment').values(portion).execute());
  return rows.length;
}

async function writeWorklogs(tx: Tx, issues: WrittenIssue[], { people }: Names): Promise<void> {
  const old = await tx
    .selectFrom('worklog')
    .selectAll()
    .where(isIn('issue_id', idsOf(issues)))
    .execute();
  const known = new Set(old.map((row) => sign(row.issue_id, row.started_at, row.time_spent_seconds, row.created_at)));
  const added = await missing(
    tx,
    'worklog',
    issues,
    ({ record }) => record.worklogs,
    ({ id }, record) => known.has(sign(id, record.startedAt, record.timeSpentSeconds, record.createdAt)),
  );
  const rows = [];
  for (const { id, issue, record } of added) {
    const { comment, startedAt: started_at, timeSpentSeconds: time_spent_seconds } = record;
    const times = { started_at, time_spent_seconds, created_at: record.createdAt, updated_at: record.updatedAt };
    const [author] = await people.ensure(tx, [record.author]);
    rows.push({ id, issue_id: issue.id, author_account_id: author ?? null, comment, ...times });
  }
  await inPortions(rows, (portion) => tx.insertInto('worklog').values(portion).execute());
}

async function writeChanges(tx: Tx, issues: WrittenIssue[], { people }: Names): Promise<void> {
  const old = await tx
    .selectFrom('changelog')
    .selectAll()
    .where(isIn('issue_id', idsOf(issues)))
    .execute();
  const known = new Set(old.map((row) => sign(row.issue_id, row.author_account_id, row.created_at)));
  const added = await missing(
    tx,
    'changelog',
    issues,
    ({ record }) => record.changes,
    async ({ id }, record) => {
      const [author] = await people.ensure(tx, [record.author]);
      return known.has(sign(id, author ?? null, record.createdAt));
    },
  );
  const rows = [];
  for (const { id, issue, record } of added) {
    const [author] = await people.ensure(tx, [record.author]);
    rows.push({ id, issue_id: issue.id, author_account_id: author ?? null, created_at: record.createdAt });
  }
  const items = added.flatMap(({ id, record }) =>
    record.items.map((item, position) => ({ changelog_id: id, position, ...item })),
  );
  await inPortions(rows, (portion) => tx.insertInto('changelog').values(portion).execute());
  await inPortions(items, (portion) => tx.insertInto('changelog_item').values(portion).execute());
}

function sign(...parts: (string | number | null)[]): string {
  return JSON.stringify(parts);
}
