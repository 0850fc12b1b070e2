import { Hono } from 'hono';
import { notFound } from '../errors.ts';
import { readRawJson } from '../http/body.ts';
import { requireSignedIn, type SiteEnv } from '../http/caller.ts';
import { getVisibleIssue } from '../issue/store.ts';
import { changeSite } from '../outbox/change-site.ts';
import type { SiteContext } from '../site-context.ts';
import { deleteProperty, setProperty } from './set-property.ts';
import { findProperty, listPropertyKeys } from './store.ts';

/** /issue/{issueIdOrKey}/properties */
export function propertyRoutes(site: SiteContext): Hono<SiteEnv> {
  const { db } = site.store;
  return new Hono<SiteEnv>()
    .get('/issue/:issueIdOrKey/properties', async (c) => {
      const issue = await getVisibleIssue(db, c.env.caller, c.req.param('issueIdOrKey'));
      const self = (key: string) =>
        `${site.baseUrl}/rest/api/3/issue/${issue.id}/properties/${encodeURIComponent(key)}`;
      return c.json({ keys: (await listPropertyKeys(db, issue.id)).map((key) => ({ self: self(key), key })) });
    })
    .get('/issue/:issueIdOrKey/properties/:propertyKey', async (c) => {
      const issue = await getVisibleIssue(db, c.env.caller, c.req.param('issueIdOrKey'));
      const key = c.req.param('propertyKey');
      const property = await findProperty(db, issue.id, key);
      if (property === undefined) throw notFound('The property does not exist.');
      return Response.json({ key, value: property.value });
    })
    .put('/issue/:issueIdOrKey/properties/:propertyKey', async (c) => {
      const caller = requireSignedIn(c);
      const value = await readRawJson(c);
      const isNew = await changeSite(site, async (tx, publish) => {
        const issue = await getVisibleIssue(tx, caller, c.req.param('issueIdOrKey'));
        return setProperty(tx, publish, caller, issue, c.req.param('propertyKey'), value);
      });
      return c.json({}, isNew ? 201 : 200);
    })
    .delete('/issue/:issueIdOrKey/properties/:propertyKey', async (c) => {
      const caller = requireSignedIn(c);
      await changeSite(site, async (tx, publish) => {
        const issue = await getVisibleIssue(tx, caller, c.req.param('issueIdOrKey'));
        await deleteProperty(tx, publish, caller, issue, c.req.param('propertyKey'));
      });
      return c.body(null, 204);
    });
}
