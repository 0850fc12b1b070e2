import { Hono } from 'hono';
import type { SiteEnv } from '../http/caller.ts';
import { presentInstant } from '../http/instant.ts';
import type { SiteContext } from '../site-context.ts';

/** Open to everybody, as on the cloud. */
export function serverInfoRoutes(site: SiteContext): Hono<SiteEnv> {
  return new Hono<SiteEnv>().get('/serverInfo', (c) =>
    c.json({
      baseUrl: site.baseUrl,
      version: '1001.0.0-SNAPSHOT',
      versionNumbers: [1001, 0, 0],
      deploymentType: 'Cloud',
      serverTime: presentInstant(site.clock.now()),
      serverTimeZone: 'Etc/UTC',
      serverTitle: 'Tenon',
    }),
  );
}
