// One port for everything. The host name decides: the site and its shell, or the own origin of an app.
import { type Installation, type Listening, listenOnLoopback } from '@tenon/host';
import { CliError } from '../errors.ts';
import type { Tenon } from './open-tenon.ts';
import { type SiteFace, siteFace } from './site-face.ts';

export interface ServerOptions {
  port: number;
  /** Each app on a port of its own, for browsers that do not resolve `<app>.localhost`. */
  hasAppPorts: boolean;
  shellDir: string;
}

export interface SiteServer {
  readonly port: number;
  readonly siteUrl: string;
  originOf(installation: Installation): string;
  /** Requests before this answer 503. */
  serve(tenon: Tenon, face: Pick<SiteFace, 'controlToken' | 'welcome'>): void;
  close(): Promise<void>;
}

type Answer = (request: Request) => Response | Promise<Response>;

/** @throws {CliError} PORT_IN_USE or PORT_REFUSED. */
export async function openSiteServer(options: ServerOptions): Promise<SiteServer> {
  const starting: Answer = () => new Response('Starting', { status: 503, headers: { 'retry-after': '1' } });
  let answer = starting;
  const listeners = [await listen(options.port, (request) => answer(request))];
  const port = listeners[0]?.port ?? 0;
  const siteUrl = `http://localhost:${port}`;
  const appPorts = new Map<string, number>();
  const openAppPorts = async (tenon: Tenon) => {
    for (const { slug } of await tenon.host.installations()) {
      if (appPorts.has(slug)) continue;
      const listener = await listen(0, (request) => tenon.host.fetchAsset(request, slug));
      listeners.push(listener);
      appPorts.set(slug, listener.port);
    }
  };

  return {
    port,
    siteUrl,
    // 127.0.0.1 and localhost are different sites to a browser: an app's frame never gets the session cookie.
    originOf: ({ slug }) =>
      options.hasAppPorts ? `http://127.0.0.1:${appPorts.get(slug) ?? 0}` : `http://${slug}.localhost:${port}`,
    serve(tenon, face) {
      const site = siteFace({ tenon, shellDir: options.shellDir, ...face });
      let opened = Promise.resolve();
      answer = async (request) => {
        // One after the other: an app that was installed meanwhile gets its port before a page names it.
        if (options.hasAppPorts) opened = opened.then(() => openAppPorts(tenon));
        await opened;
        return route(request, tenon, site, port);
      };
    },
    async close() {
      answer = starting;
      await Promise.all(listeners.map((listener) => listener.close()));
    },
  };
}

function route(request: Request, tenon: Tenon, site: Answer, port: number): Response | Promise<Response> {
  const { hostname, pathname, search } = new URL(request.url);
  if (hostname === 'localhost') return site(request);
  if (hostname === '127.0.0.1' || hostname === '[::1]') {
    // Programs may use the address; a browser is sent to the name that its session belongs to.
    const isPage = request.method === 'GET' && (request.headers.get('accept') ?? '').includes('text/html');
    return isPage ? Response.redirect(`http://localhost:${port}${pathname}${search}`, 302) : site(request);
  }
  const slug = /^([a-z0-9-]+)\.localhost$/.exec(hostname)?.[1];
  // Any other name is somebody else's, pointed at this machine (DNS rebinding).
  return slug === undefined
    ? new Response('Misdirected request', { status: 421 })
    : tenon.host.fetchAsset(request, slug);
}

async function listen(port: number, answer: Answer): Promise<Listening> {
  try {
    return await listenOnLoopback((request) => answer(request), { port });
  } catch (error) {
    throw portError(error as NodeJS.ErrnoException, port);
  }
}

function portError(error: NodeJS.ErrnoException, port: number): unknown {
  if (error.code === 'EADDRINUSE')
    return new CliError('PORT_IN_USE', `Cannot listen on port ${port}: it is in use. Choose another one with --port`);
  if (error.code === 'EACCES')
    return new CliError(
      'PORT_REFUSED',
      `Cannot listen on port ${port}: the system refuses it. Choose one above 1023 with --port`,
    );
  return error;
}
