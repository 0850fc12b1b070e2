import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Caller } from '../http/caller.ts';

/**
 * The one rule of who browses a project, as a condition on the table `project`: search, lists and single reads all use
 * it. Site administrators and apps browse everything, other users what is open or has them as member, anonymous nothing.
 */
export function isProjectVisible(caller: Caller): RawBuilder<SqlBool> {
  if (caller.accountId === null) return sql<SqlBool>`0`;
  if (caller.isAdmin || caller.isApp) return sql<SqlBool>`1`;
  return sql<SqlBool>`(project.access = 'open' OR EXISTS (SELECT 1 FROM project_member
    WHERE project_member.project_id = project.id AND project_member.account_id = ${caller.accountId}))`;
}
