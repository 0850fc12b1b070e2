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
import type { Db } from '../site-context.ts';
import { listUsersById, type User } from '../user/store.ts';
import type { FieldSelection } from './select-fields.ts';
import { groupBy, type IssueRow, idList, listLabels } from './store.ts';

export type CommentRow = Selectable<CommentTable>;
export type WorklogRow = Selectable<Tables['worklog']>;

/** Everything that a list of issues needs to be presented, loaded with one query per kind, never per issue. */
export interface LoadedIssues {
  issues: Map<number, IssueRow>;
  labels: Map<number, string[]>;
  comments: Map<number, (CommentRow & { total: number })[]>;
  worklogs: Map<number, WorklogRow[]>;
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
  /** Comments of one issue at most, oldest first. */
  commentCountMax: number;
}

export async function loadIssues(
  db: Db,
  caller: Caller,
  ids: readonly number[],
  options: LoadOptions,
): Promise<LoadedIssues> {
  const { fields } = options;
  const rows = await db.selectFrom('issue').selectAll().where('id', 'in', idList(ids)).execute();
  const comments = fields.has('comment') ? await listFirstComments(db, ids, options.commentCountMax) : [];
  const worklogs = fields.has('worklog') ? await listWorklogs(db, ids) : [];
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
        .where('id', 'in', idList(rows.map((row) => row.project_id)))
        .execute(),
    ),
    issueTypes: byId(await listIssueTypes(db)),
    statuses: byId(await listStatuses(db)),
    priorities: byId(await listPriorities(db)),
    resolutions: byId(await listResolutions(db)),
  };
}

async function listFirstComments(db: Db, ids: readonly number[], countMax: number) {
  const { rows } = await sql<CommentRow & { total: number }>`
    SELECT * FROM (
      SELECT comment.*, count(*) OVER (PARTITION BY issue_id) AS total,
        row_number() OVER (PARTITION BY issue_id ORDER BY created_at, id) AS place
      FROM comment WHERE issue_id IN ${idList(ids)}
    ) WHERE place <= ${countMax} ORDER BY issue_id, place`.execute(db);
  return rows;
}

function listWorklogs(db: Db, ids: readonly number[]): Promise<WorklogRow[]> {
  return db
    .selectFrom('worklog')
    .selectAll()
    .where('issue_id', 'in', idList(ids))
    .orderBy('started_at')
    .orderBy('id')
    .execute();
}

async function listProperties(db: Db, ids: readonly number[], keys: readonly string[]) {
  if (keys.length === 0) return new Map<number, [string, unknown][]>();
  let query = db.selectFrom('issue_property').selectAll().where('issue_id', 'in', idList(ids));
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
    .where(`issue.${column}`, 'in', idList(ids))
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
