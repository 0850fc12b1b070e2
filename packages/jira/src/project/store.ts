import { type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import { notFound } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { PageRequest } from '../http/paging.ts';
import { isProjectVisible } from '../permission/visible.ts';
import type { ProjectTable, Tables } from '../schema/tables.ts';
import type { Db } from '../site-context.ts';

export type Project = Selectable<ProjectTable>;

/** By id or key; a key that is all digits cannot exist. */
export async function getVisibleProject(db: Db, caller: Caller, idOrKey: string): Promise<Project> {
  const project = await db
    .selectFrom('project')
    .selectAll('project')
    .where(/^\d{1,15}$/.test(idOrKey) ? sql<boolean>`id = ${Number(idOrKey)}` : sql<boolean>`key = ${idOrKey}`)
    .where(isProjectVisible(caller))
    .executeTakeFirst();
  if (project === undefined)
    throw notFound(`No project could be found with ${/^\d/.test(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`);
  return project;
}

export interface ProjectFilter {
  query: string;
  keys: readonly string[];
  ids: readonly number[];
}

export async function listVisibleProjects(
  db: Db,
  caller: Caller,
  filter: ProjectFilter,
  page: PageRequest,
): Promise<{ total: number; projects: Project[] }> {
  const matching = filterProjects(db, caller, filter);
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const projects = await matching
    .selectAll('project')
    .orderBy('key')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  return { total, projects };
}

function filterProjects(
  db: Db,
  caller: Caller,
  { query, keys, ids }: ProjectFilter,
): SelectQueryBuilder<Tables, 'project', object> {
  const pattern = `%${query.replaceAll(/[%_\\]/g, '\\$&')}%`;
  let matching = db.selectFrom('project').where(isProjectVisible(caller));
  if (query !== '') {
    matching = matching.where(sql<boolean>`(name LIKE ${pattern} ESCAPE '\\' OR key LIKE ${pattern} ESCAPE '\\')`);
  }
  if (keys.length > 0) matching = matching.where('key', 'in', keys);
  if (ids.length > 0) matching = matching.where('id', 'in', ids);
  return matching;
}
