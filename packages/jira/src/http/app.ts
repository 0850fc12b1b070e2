import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { commentRoutes } from '../comment/routes.ts';
import { JiraError } from '../errors.ts';
import { issueRoutes } from '../issue/routes.ts';
import { permissionRoutes } from '../permission/routes.ts';
import { projectRoutes } from '../project/routes.ts';
import { propertyRoutes } from '../property/routes.ts';
import { referenceRoutes } from '../reference/routes.ts';
import { searchRoutes } from '../search/routes.ts';
import { serverInfoRoutes } from '../server-info/routes.ts';
import { sessionRoutes } from '../session/routes.ts';
import type { SiteContext } from '../site-context.ts';
import { userRoutes } from '../user/routes.ts';
import { authenticateCall } from './authentication.ts';
import { callerOf, type SiteEnv } from './caller.ts';
import { envelope, errorResponse } from './error-envelope.ts';

const BODY_BYTES_MAX = 5_000_000;

export type Actor = { accountId: string } | 'anonymous';

/**
 * Answers one request. `actor` comes from callers in this process, who have done the authentication; without it the
 * request's own credentials count.
 */
export type Answer = (request: Request, actor?: Actor) => Promise<Response>;

export function createApp(site: SiteContext): Answer {
  const app = assemble(site);
  return async (request, actor) => {
    try {
      const caller = await callerOf(site.store.db, await accountOf(site, request, actor));
      const response = await app.fetch(request, { caller });
      if (caller.accountId !== null) response.headers.set('x-aaccountid', caller.accountId);
      return response;
    } catch (error) {
      return errorResponse(error, site.logger);
    }
  };
}

function assemble(site: SiteContext): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  const resources = [
    serverInfoRoutes,
    userRoutes,
    permissionRoutes,
    projectRoutes,
    referenceRoutes,
    searchRoutes,
    issueRoutes,
    commentRoutes,
    propertyRoutes,
  ];
  app.use(bodyLimit({ maxSize: BODY_BYTES_MAX, onError: refuseBody }));
  for (const routes of resources) app.route('/rest/api/3', routes(site));
  app.route('/rest/auth/1/session', sessionRoutes(site));
  app.notFound((c) => envelope(404, [`No operation ${c.req.method} at this path`]));
  app.onError((error) => errorResponse(error, site.logger));
  return app;
}

function refuseBody(): never {
  throw new JiraError('JIRA_TOO_LARGE', `The request body exceeds ${BODY_BYTES_MAX} bytes.`);
}

async function accountOf(site: SiteContext, request: Request, actor: Actor | undefined): Promise<string | undefined> {
  if (actor === undefined) return authenticateCall(site, request);
  return actor === 'anonymous' ? undefined : actor.accountId;
}
