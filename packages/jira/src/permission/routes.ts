import { Hono } from 'hono';
import { sql } from 'kysely';
import { z } from 'zod';
import { forbidden, invalid } from '../errors.ts';
import { readJson } from '../http/body.ts';
import { type Caller, callerOf, type SiteEnv } from '../http/caller.ts';
import { getVisibleIssue } from '../issue/store.ts';
import { getVisibleProject } from '../project/store.ts';
import type { Db, SiteContext } from '../site-context.ts';
import { hasGlobalPermission, hasProjectPermission, PERMISSIONS } from './catalogue.ts';
import { findProjectAccess } from './find-access.ts';
import { isProjectVisible } from './visible.ts';

const bulkCheck = z.object({
  accountId: z.string().optional(),
  globalPermissions: z.array(z.string()).max(1000).default([]),
  projectPermissions: z
    .array(
      z.object({
        permissions: z.array(z.string()).max(1000),
        projects: z.array(z.number().int()).max(1000).default([]),
        issues: z.array(z.number().int()).max(1000).default([]),
      }),
    )
    .default([]),
});

/** /mypermissions and /permissions/check */
export function permissionRoutes(site: SiteContext): Hono<SiteEnv> {
  const { db } = site.store;
  return new Hono<SiteEnv>()
    .get('/mypermissions', async (c) => {
      const { permissions, ...where } = c.req.query();
      const keys = (permissions ?? '').split(',').filter((key) => key !== '');
      if (keys.length === 0) throw invalid('The permissions query parameter is required.');
      const unknown = keys.filter((key) => PERMISSIONS[key] === undefined);
      if (unknown.length > 0) throw invalid(`Unrecognized permission keys: ${unknown.join(', ')}`);
      return c.json({ permissions: await presentOwn(db, c.env.caller, keys, where) });
    })
    .post('/permissions/check', async (c) => {
      const input = await readJson(c, bulkCheck);
      const subject = await subjectOf(db, c.env.caller, input.accountId);
      const globalPermissions = input.globalPermissions.filter((key) => hasGlobalPermission(key, subject));
      const wanted = input.projectPermissions.flatMap(({ permissions, projects, issues }) =>
        permissions.map((permission) => ({ permission, projects, issues })),
      );
      const projectPermissions = await Promise.all(wanted.map((one) => grantsOf(db, subject, one)));
      return c.json({ globalPermissions, projectPermissions });
    });
}

/** Without a project or an issue, a project permission is told as held when it is held in any project. */
async function presentOwn(db: Db, caller: Caller, keys: string[], where: Record<string, string>) {
  const projectIds = await contextProjects(db, caller, where);
  const accesses = await Promise.all(projectIds.map((id) => findProjectAccess(db, caller, id)));
  const entries = keys.map((key) => {
    const { type, name } = PERMISSIONS[key] ?? { type: 'PROJECT', name: key };
    const has = (access: (typeof accesses)[number]) =>
      access !== undefined && hasProjectPermission(key, caller, access);
    const havePermission = type === 'GLOBAL' ? hasGlobalPermission(key, caller) : accesses.some(has);
    return [key, { key, name, type, havePermission }] as const;
  });
  return Object.fromEntries(entries);
}

async function contextProjects(db: Db, caller: Caller, where: Record<string, string>): Promise<number[]> {
  const issue = where.issueKey ?? where.issueId;
  if (issue !== undefined) return [(await getVisibleIssue(db, caller, issue)).project_id];
  const project = where.projectKey ?? where.projectId;
  if (project !== undefined) return [(await getVisibleProject(db, caller, project)).id];
  const rows = await db.selectFrom('project').select('id').where(isProjectVisible(caller)).execute();
  return rows.map((row) => row.id);
}

/** Asking about somebody else is for administrators and apps. */
async function subjectOf(db: Db, caller: Caller, accountId: string | undefined): Promise<Caller> {
  if (accountId === undefined || accountId === caller.accountId) return caller;
  if (!caller.isAdmin && !caller.isApp) throw forbidden('You are not authorized to perform this operation.');
  return callerOf(db, accountId);
}

async function grantsOf(
  db: Db,
  subject: Caller,
  { permission, projects, issues }: { permission: string; projects: number[]; issues: number[] },
) {
  const isGranted = async (projectId: number) => {
    const access = await findProjectAccess(db, subject, projectId);
    return access !== undefined && hasProjectPermission(permission, subject, access);
  };
  const rows = await db
    .selectFrom('issue')
    .select(['id', 'project_id'])
    .where('id', 'in', sql<number>`(SELECT value FROM json_each(${JSON.stringify(issues)}))`)
    .execute();
  const granted = new Set<number>();
  for (const id of new Set([...projects, ...rows.map((row) => row.project_id)])) {
    if (await isGranted(id)) granted.add(id);
  }
  return {
    permission,
    projects: projects.filter((id) => granted.has(id)),
    issues: rows.filter((row) => granted.has(row.project_id)).map((row) => row.id),
  };
}
