import { Hono } from 'hono';
import { requireSignedIn, type SiteEnv } from '../http/caller.ts';
import { presentPage, readPage } from '../http/paging.ts';
import { FIELDS, presentField } from '../issue/fields.ts';
import type { SiteContext } from '../site-context.ts';
import { presentIssueType, presentPriority, presentResolution, presentStatus } from './present.ts';
import { listIssueTypes, listPriorities, listResolutions, listStatuses, listVisibleLabels } from './store.ts';

/** /issuetype, /status, /priority, /resolution, /field and /label: what issues refer to. */
export function referenceRoutes(site: SiteContext): Hono<SiteEnv> {
  const { db } = site.store;
  const routes = new Hono<SiteEnv>();
  for (const path of ['/issuetype', '/status', '/priority', '/resolution', '/field', '/label']) {
    routes.use(path, async (c, next) => {
      requireSignedIn(c);
      await next();
    });
  }
  return routes
    .get('/issuetype', async (c) => c.json((await listIssueTypes(db)).map((row) => presentIssueType(site, row))))
    .get('/status', async (c) => c.json((await listStatuses(db)).map((row) => presentStatus(site, row))))
    .get('/priority', async (c) => c.json((await listPriorities(db)).map((row) => presentPriority(site, row))))
    .get('/resolution', async (c) => c.json((await listResolutions(db)).map((row) => presentResolution(site, row))))
    .get('/field', (c) => c.json(FIELDS.map(presentField)))
    .get('/label', async (c) => {
      const page = readPage(c, 1000);
      const { total, labels } = await listVisibleLabels(db, c.env.caller, page);
      return c.json(presentPage(c, page, total, labels));
    });
}
