import { type Selectable, sql } from 'kysely';
import type { Caller } from '../http/caller.ts';
import { isProjectVisible } from '../permission/visible.ts';
import type { Project } from '../project/store.ts';
import {
  type IssueType,
  listIssueTypes,
  listPriorities,
  listResolutions,
  listStatuses,
  type Priority,
  type Resolution,
  type Status,
} from '../reference/store.ts';
import type { CommentTable, Tables } from '../schema/tables.ts';
import { valueList } from '../schema/value-list.ts';
import type { Db } from '../site-context.ts';
import { listUsersById, type User } from '../user/store.ts';
import type { FieldSelection } from './select-fields.ts';
import { groupBy, type IssueRow, listLabels } from './store.ts';

export type CommentRow = Selectable<CommentTable>;
export type WorklogRow = Selectable<Tables['worklog']>;

/** Everything that a list of issues needs to be presented, loaded with one query per kind, never per issue. */
export interface LoadedIssues {
  issues: Map<number, IssueRow>;
  labels: Map<number, string[]>;
  comments: Map<number, (CommentRow & { total: number })[]>;
  worklogs: Map<number, (WorklogRow & { total: number })[]>;
  properties: Map<number, [string, unknown][]>;
  /** Parents by their own id, sub-tasks by the id of their parent; only those the caller may see. */
  parents: Map<number, IssueRow>;
  subtasks: Map<number, IssueRow[]>;
  users: Map<string, User>;
  projects: Map<number, Project>;
  issueTypes: Map<number, IssueType>;
  statuses: Map<number, Status>;
  priorities: Map<number, Priority>;
  resolutions: Map<number, Resolution>;
}

export interface LoadOptions {
  fields: FieldSelection;
  /** Keys of issue properties; `*all` for every one. */
  properties?: readonly string[];
  /** Comments, and worklogs, of one issue at most, oldest first. */
  childCountMax: number;
}

export async function loadIssues(
  db: Db,
  caller: Caller,
  ids: readonly number[],
  options: LoadOptions,
): Promise<LoadedIssues> {
  const { fields } = options;
  const rows = await db.selectFrom('issue').selectAll().where('id', 'in', valueList(ids)).execute();
  const first = { ids, countMax: options.childCountMax };
  const comments = fields.has('comment') ? await listFirst<CommentRow>(db, 'comment', 'created_at', first) : [];
  const worklogs = fields.has('worklog') ? await listFirst<WorklogRow>(db, 'worklog', 'started_at', first) : [];
  const parentIds = fields.has('parent') ? rows.flatMap((row) => row.parent_id ?? []) : [];
  const accountIds = [
    ...rows.flatMap((row) => [row.assignee_account_id, row.reporter_account_id, row.creator_account_id]),
    ...comments.flatMap((row) => [row.author_account_id, row.update_author_account_id]),
    ...worklogs.map((row) => row.author_account_id),
  ];
  const subtasks = fields.has('subtasks') ? await listRelated(db, caller, 'parent_id', ids) : [];
  return {
    issues: byId(rows),
    labels: fields.has('labels') ? await listLabels(db, ids) : new Map(),
    comments: groupBy(comments, (row) => row.issue_id, itself),
    worklogs: groupBy(worklogs, (row) => row.issue_id, itself),
    properties: await listProperties(db, ids, options.properties ?? []),
    parents: byId(await listRelated(db, caller, 'id', parentIds)),
    subtasks: groupBy(subtasks, (row) => row.parent_id ?? 0, itself),
    users: await listUsersById(db, accountIds),
    projects: byId(
      await db
        .selectFrom('project')
        .selectAll()
        .where('id', 'in', valueList(rows.map((row) => row.project_id)))
        .execute(),
    ),
    issueTypes: byId(await listIssueTypes(db)),
    statuses: byId(await listStatuses(db)),
    priorities: byId(await listPriorities(db)),
    resolutions: byId(await listResolutions(db)),
  };
}

/** The first rows of each issue, each with the `total` of its issue. */
async function listFirst<Row>(
  db: Db,
  table: 'comment' | 'worklog',
  instant: 'created_at' | 'started_at',
  { ids, countMax }: { ids: readonly number[]; countMax: number },
): Promise<(Row & { total: number })[]> {
  const { rows } = await sql<Row & { total: number }>`
    SELECT * FROM (
      SELECT *, count(*) OVER (PARTITION BY issue_id) AS total,
        row_number() OVER (PARTITION BY issue_id ORDER BY ${sql.ref(instant)}, id) AS place
      FROM ${sql.table(table)} WHERE issue_id IN ${valueList(ids)}
    ) WHERE place <= ${countMax} ORDER BY issue_id, place`.execute(db);
  return rows;
}

async function listProperties(db: Db, ids: readonly number[], keys: readonly string[]) {
  if (keys.length === 0) return new Map<number, [string, unknown][]>();
  let query = db.selectFrom('issue_property').selectAll().where('issue_id', 'in', valueList(ids));
  if (!keys.includes('*all')) query = query.where('key', 'in', keys);
  const rows = await query.orderBy('key').execute();
  return groupBy(
    rows,
    (row) => row.issue_id,
    (row): [string, unknown] => [row.key, JSON.parse(row.value)],
  );
}

/** A parent or a sub-task may stand in a project that the caller does not see. */
function listRelated(db: Db, caller: Caller, column: 'id' | 'parent_id', ids: readonly number[]): Promise<IssueRow[]> {
  return db
    .selectFrom('issue')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .selectAll('issue')
    .where(`issue.${column}`, 'in', valueList(ids))
    .where(isProjectVisible(caller))
    .orderBy('issue.id')
    .execute();
}

function byId<Row extends { id: number }>(rows: readonly Row[]): Map<number, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function itself<T>(value: T): T {
  return value;
}
