import { Hono } from 'hono';
import { invalid } from '../errors.ts';
import { requireSignedIn, type SiteEnv } from '../http/caller.ts';
import { readPage } from '../http/paging.ts';
import type { SiteContext } from '../site-context.ts';
import { presentUser } from './present.ts';
import { findUser, getUser, listUsers } from './store.ts';

/** /myself, /user, /user/search and /users/search. Every signed-in user has "Browse users". */
export function userRoutes(site: SiteContext): Hono<SiteEnv> {
  const { db } = site.store;
  return new Hono<SiteEnv>()
    .get('/myself', async (c) => {
      const caller = requireSignedIn(c);
      return c.json(presentUser(site, await getUser(db, caller.accountId), caller));
    })
    .get('/user', async (c) => {
      const caller = requireSignedIn(c);
      const accountId = c.req.query('accountId');
      if (accountId === undefined) throw invalid('The accountId query parameter must be provided');
      return c.json(presentUser(site, await getUser(db, accountId), caller));
    })
    .get('/user/search', async (c) => {
      const caller = requireSignedIn(c);
      const { query, accountId } = c.req.query();
      if (accountId !== undefined) {
        const user = await findUser(db, accountId);
        return c.json(user === undefined ? [] : [presentUser(site, user, caller)]);
      }
      if (query === undefined) throw invalid('The query parameter must be provided');
      const users = await listUsers(db, caller, readPage(c, 1000, 50), query);
      return c.json(users.map((user) => presentUser(site, user, caller)));
    })
    .get('/users/search', async (c) => {
      const caller = requireSignedIn(c);
      const users = await listUsers(db, caller, readPage(c, 1000, 50));
      return c.json(users.map((user) => presentUser(site, user, caller)));
    });
}
