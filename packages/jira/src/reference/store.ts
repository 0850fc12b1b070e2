import type { Selectable } from 'kysely';
import type { IssueTypeTable, Tables } from '../schema/tables.ts';
import type { Db } from '../site-context.ts';

export type IssueType = Selectable<IssueTypeTable>;
export type Status = Selectable<Tables['status']>;
export type Priority = Selectable<Tables['priority']>;
export type Resolution = Selectable<Tables['resolution']>;

export function listIssueTypes(db: Db): Promise<IssueType[]> {
  return db.selectFrom('issue_type').selectAll().orderBy('hierarchy_level', 'desc').orderBy('id').execute();
}

export function listStatuses(db: Db): Promise<Status[]> {
  return db.selectFrom('status').selectAll().orderBy('id').execute();
}

export function listPriorities(db: Db): Promise<Priority[]> {
  return db.selectFrom('priority').selectAll().orderBy('position').orderBy('id').execute();
}

export function listResolutions(db: Db): Promise<Resolution[]> {
  return db.selectFrom('resolution').selectAll().orderBy('id').execute();
}
