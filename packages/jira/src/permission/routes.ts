import { Hono } from 'hono';
import { z } from 'zod';
import { forbidden, invalid } from '../errors.ts';
import { readJson } from '../http/body.ts';
import { type Caller, callerOf, requireSignedIn, type SiteEnv } from '../http/caller.ts';
import { getVisibleIssue } from '../issue/store.ts';
import { getVisibleProject } from '../project/store.ts';
import { valueList } from '../schema/value-list.ts';
import type { Db, SiteContext } from '../site-context.ts';
import { hasGlobalPermission, hasProjectPermission, PERMISSIONS, type ProjectAccess } from './catalogue.ts';
import { listProjectAccess } from './find-access.ts';

/** Ours; the cloud documents a bound for projects and issues only (1000 each). */
const KEYS_MAX = 100;
const GROUPS_MAX = 100;
/** Permissions times places, of all groups: what one answer can be made of. */
const CHECKS_MAX = 10_000;

const ids = z.array(z.number().int()).max(1000).default([]).transform(distinct);
const keys = z.array(z.string()).max(KEYS_MAX);
const bulkCheck = z.object({
  accountId: z.string().optional(),
  globalPermissions: keys.default([]).transform(distinct),
  projectPermissions: z
    .array(z.object({ permissions: keys.transform(distinct), projects: ids, issues: ids }))
    .max(GROUPS_MAX)
    .refine((groups) => countChecks(groups) <= CHECKS_MAX, `ask for at most ${CHECKS_MAX} permissions times places`)
    .default([]),
});
type BulkCheck = z.infer<typeof bulkCheck>;

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function countChecks(groups: readonly Record<'permissions' | 'projects' | 'issues', readonly unknown[]>[]): number {
  return groups.reduce((sum, one) => sum + one.permissions.length * (one.projects.length + one.issues.length), 0);
}

/** /mypermissions and /permissions/check */
export function permissionRoutes(site: SiteContext): Hono<SiteEnv> {
  const { db } = site.store;
  return new Hono<SiteEnv>()
    .get('/mypermissions', async (c) => {
      const { permissions, ...where } = c.req.query();
      const keys = (permissions ?? '').split(',').filter((key) => key !== '');
      if (keys.length === 0) throw invalid('The permissions query parameter is required.');
      const unknown = keys.filter((key) => !Object.hasOwn(PERMISSIONS, key));
      if (unknown.length > 0) throw invalid(`Unrecognized permission keys: ${unknown.join(', ')}`);
      return c.json({ permissions: await presentOwn(db, c.env.caller, keys, where) });
    })
    .post('/permissions/check', async (c) => {
      const caller = requireSignedIn(c);
      const input = await readJson(c, bulkCheck);
      const subject = await subjectOf(db, caller, input.accountId);
      const globalPermissions = input.globalPermissions.filter((key) => hasGlobalPermission(key, subject));
      const grants = await Promise.all(input.projectPermissions.map((one) => grantsOf(db, subject, one)));
      return c.json({ globalPermissions, projectPermissions: grants.flat() });
    });
}

/** Without a project or an issue, a project permission is told as held when it is held in any project. */
async function presentOwn(db: Db, caller: Caller, keys: string[], where: Record<string, string>) {
  const accesses = await contextAccesses(db, caller, where);
  const entries = keys.map((key) => {
    const { type, name } = PERMISSIONS[key] ?? { type: 'PROJECT', name: key };
    const havePermission =
      type === 'GLOBAL'
        ? hasGlobalPermission(key, caller)
        : accesses.some((access) => hasProjectPermission(key, caller, access));
    return [key, { key, name, type, havePermission }] as const;
  });
  return Object.fromEntries(entries);
}

async function contextAccesses(db: Db, caller: Caller, where: Record<string, string>): Promise<ProjectAccess[]> {
  const issue = where.issueKey ?? where.issueId;
  const project = where.projectKey ?? where.projectId;
  if (issue === undefined && project === undefined) return [...(await listProjectAccess(db, caller)).values()];
  const projectId =
    issue === undefined
      ? (await getVisibleProject(db, caller, project ?? '')).id
      : (await getVisibleIssue(db, caller, issue)).project_id;
  return [...(await listProjectAccess(db, caller, [projectId])).values()];
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
  { permissions, projects, issues }: BulkCheck['projectPermissions'][number],
) {
  const rows = await db.selectFrom('issue').select(['id', 'project_id']).where('id', 'in', valueList(issues)).execute();
  const accesses = await listProjectAccess(db, subject, [...projects, ...rows.map((row) => row.project_id)]);
  const isGranted = (projectId: number, permission: string) => {
    const access = accesses.get(projectId);
    return access !== undefined && hasProjectPermission(permission, subject, access);
  };
  return permissions.map((permission) => ({
    permission,
    projects: projects.filter((id) => isGranted(id, permission)),
    issues: rows.filter((row) => isGranted(row.project_id, permission)).map((row) => row.id),
  }));
}
