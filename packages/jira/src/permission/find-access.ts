import { sql } from 'kysely';
import { forbidden } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { valueList } from '../schema/value-list.ts';
import type { Db } from '../site-context.ts';
import { hasProjectPermission, PERMISSIONS, type ProjectAccess } from './catalogue.ts';
import { isProjectVisible } from './visible.ts';

/** Undefined when the project does not exist. */
export async function findProjectAccess(db: Db, caller: Caller, projectId: number): Promise<ProjectAccess | undefined> {
  return (await listProjectAccess(db, caller, [projectId])).get(projectId);
}

/** Of those that exist; without `projectIds` of every project that the caller sees. */
export async function listProjectAccess(
  db: Db,
  caller: Caller,
  projectIds?: readonly number[],
): Promise<Map<number, ProjectAccess>> {
  const rows = await db
    .selectFrom('project')
    .select(['id', 'lead_account_id', sql<number>`${isProjectVisible(caller)}`.as('visible')])
    .where(projectIds === undefined ? isProjectVisible(caller) : sql<boolean>`id IN ${valueList(projectIds)}`)
    .execute();
  return new Map(rows.map((row) => [row.id, { isVisible: row.visible === 1, leadAccountId: row.lead_account_id }]));
}

/** For a project that the caller is known to see. */
export async function requireProjectPermission(db: Db, caller: Caller, projectId: number, key: string): Promise<void> {
  const access = await findProjectAccess(db, caller, projectId);
  if (access === undefined || !hasProjectPermission(key, caller, access)) {
    throw forbidden(`You do not have the permission "${PERMISSIONS[key]?.name ?? key}" in this project.`);
  }
}
