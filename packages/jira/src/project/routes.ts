import { Hono } from 'hono';
import { readJson } from '../http/body.ts';
import { requireSignedIn, type SiteEnv } from '../http/caller.ts';
import { presentPage, readPage } from '../http/paging.ts';
import { presentIssueType } from '../reference/present.ts';
import { listIssueTypes } from '../reference/store.ts';
import type { SiteContext } from '../site-context.ts';
import { presentUser } from '../user/present.ts';
import { findUser } from '../user/store.ts';
import { createProject, newProject } from './create-project.ts';
import { presentProject, presentProjectDetails } from './present.ts';
import { getVisibleProject, listVisibleProjects } from './store.ts';

/** /project and /project/search */
export function projectRoutes(site: SiteContext): Hono<SiteEnv> {
  const { db } = site.store;
  return new Hono<SiteEnv>()
    .get('/project/search', async (c) => {
      const page = readPage(c, 100, 50);
      const filter = {
        query: c.req.query('query') ?? '',
        keys: c.req.queries('keys') ?? [],
        ids: (c.req.queries('id') ?? []).map(Number),
      };
      const { total, projects } = await listVisibleProjects(db, c.env.caller, filter, page);
      const values = projects.map((project) => presentProject(site, project));
      return c.json(presentPage(c, page, total, values));
    })
    .get('/project/:projectIdOrKey', async (c) => {
      const project = await getVisibleProject(db, c.env.caller, c.req.param('projectIdOrKey'));
      const issueTypes = (await listIssueTypes(db)).map((type) => presentIssueType(site, type));
      const lead = project.lead_account_id === null ? undefined : await findUser(db, project.lead_account_id);
      return c.json({
        ...presentProjectDetails(site, project, issueTypes),
        ...(lead === undefined ? {} : { lead: presentUser(site, lead, c.env.caller) }),
      });
    })
    .post('/project', async (c) => {
      const caller = requireSignedIn(c);
      const { id, key } = await createProject(site, caller, await readJson(c, newProject));
      return c.json({ id, key, self: `${site.baseUrl}/rest/api/3/project/${id}` }, 201);
    });
}
