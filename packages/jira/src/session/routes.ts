import { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { readJson } from '../http/body.ts';
import { requireSignedIn, type SiteEnv } from '../http/caller.ts';
import { requireSameOrigin } from '../http/xsrf.ts';
import type { SiteContext } from '../site-context.ts';
import { presentUser } from '../user/present.ts';
import { getUser } from '../user/store.ts';
import { SESSION_DAYS, signIn } from './sign-in.ts';
import { deleteSession } from './store.ts';

export const SESSION_COOKIE = 'tenon.session';

const credentials = z.object({ username: z.string().max(320), password: z.string().max(1024) });

/** /rest/auth/1/session */
export function sessionRoutes(site: SiteContext): Hono<SiteEnv> {
  const cookie = {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: site.baseUrl.startsWith('https:'),
  } as const;

  return new Hono<SiteEnv>()
    .post('/', async (c) => {
      requireSameOrigin(c.req.raw, site.baseUrl);
      const { username, password } = await readJson(c, credentials);
      const token = await signIn(site, username, password);
      setCookie(c, SESSION_COOKIE, token, { ...cookie, maxAge: SESSION_DAYS * 86_400 });
      return c.json({ session: { name: SESSION_COOKIE } });
    })
    .get('/', async (c) => {
      const caller = requireSignedIn(c);
      const user = await getUser(site.store.db, caller.accountId);
      return c.json({ name: user.display_name, ...presentUser(site, user, caller) });
    })
    .delete('/', async (c) => {
      const token = getCookie(c, SESSION_COOKIE);
      if (token !== undefined) await deleteSession(site.store.db, token);
      deleteCookie(c, SESSION_COOKIE, cookie);
      return c.body(null, 204);
    });
}
