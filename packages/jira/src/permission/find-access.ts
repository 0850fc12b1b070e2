import { sql } from 'kysely';
import { forbidden } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { Db } from '../site-context.ts';
import { hasProjectPermission, PERMISSIONS, type ProjectAccess } from './catalogue.ts';
import { isProjectVisible } from './visible.ts';

/** Undefined when the project does not exist. */
export async function findProjectAccess(db: Db, caller: Caller, projectId: number): Promise<ProjectAccess | undefined> {
  const row = await db
    .selectFrom('project')
    .select(['lead_account_id', sql<number>`${isProjectVisible(caller)}`.as('visible')])
    .where('id', '=', projectId)
    .executeTakeFirst();
  return row && { isVisible: row.visible === 1, leadAccountId: row.lead_account_id };
}

/** For a project that the caller is known to see. */
export async function requireProjectPermission(db: Db, caller: Caller, projectId: number, key: string): Promise<void> {
  const access = await findProjectAccess(db, caller, projectId);
  if (access === undefined || !hasProjectPermission(key, caller, access)) {
    throw forbidden(`You do not have the permission "${PERMISSIONS[key]?.name ?? key}" in this project.`);
  }
}
