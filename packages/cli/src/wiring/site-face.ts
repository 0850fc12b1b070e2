import { Hono } from 'hono';
import { operations } from '../operations/registry.ts';
import { controlRoutes } from './control.ts';
import type { Tenon } from './open-tenon.ts';
import { serveShell } from './shell-assets.ts';

export interface WelcomeAccount {
  email: string;
  displayName: string;
  role: string;
}

export interface SiteFace {
  tenon: Tenon;
  shellDir: string;
  /** Bearer of the control endpoints, known to whoever may read the data folder. */
  controlToken: string;
  /** Accounts that the sign-in page suggests; never a password. */
  welcome: WelcomeAccount[];
}

/** The site's origin: REST, the shell's calls, control, and the shell itself for every other path. */
export function siteFace({
  tenon,
  shellDir,
  controlToken,
  welcome,
}: SiteFace): (request: Request) => Response | Promise<Response> {
  const app = new Hono();
  app.all('/rest/*', (context) => tenon.jira.fetch(context.req.raw));
  app.get('/_tenon/welcome', (context) => context.json({ accounts: welcome }));
  app.route('/', controlRoutes(tenon, operations, controlToken));
  app.all('/_tenon/*', async (context) => {
    if (!isOwnOrigin(context.req.raw, tenon.siteUrl))
      return context.json({ code: 'NOT_PERMITTED', message: 'The request comes from another origin' }, 403);
    return tenon.host.fetch(context.req.raw, await tenon.jira.authenticate(context.req.raw));
  });
  app.get('*', async (context) => serveShell(shellDir, context.req.path, await frameOrigins(tenon)));
  return app.fetch;
}

/** Browsers name the origin of every write; programs name none. */
function isOwnOrigin(request: Request, siteUrl: string): boolean {
  const origin = request.headers.get('origin');
  const fetchSite = request.headers.get('sec-fetch-site');
  return (
    (origin === null || origin === siteUrl) &&
    (fetchSite === null || fetchSite === 'same-origin' || fetchSite === 'none')
  );
}

async function frameOrigins(tenon: Tenon): Promise<string[]> {
  return (await tenon.host.installations()).map((installation) => tenon.originOf(installation));
}
