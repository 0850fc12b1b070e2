import type { Selectable } from 'kysely';
import type { Caller } from '../http/caller.ts';
import type { PageRequest } from '../http/paging.ts';
import { isProjectVisible } from '../permission/visible.ts';
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

/** The labels of the issues that the caller may see, each once, by name. */
export async function listVisibleLabels(
  db: Db,
  caller: Caller,
  page: PageRequest,
): Promise<{ total: number; labels: string[] }> {
  const visible = db
    .selectFrom('issue_label')
    .innerJoin('issue', 'issue.id', 'issue_label.issue_id')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .where(isProjectVisible(caller));
  const { total } = await visible
    .select((eb) => eb.fn.count<number>('label').distinct().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await visible
    .select('label')
    .distinct()
    .orderBy('label')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return { total, labels: rows.map((row) => row.label) };
}
