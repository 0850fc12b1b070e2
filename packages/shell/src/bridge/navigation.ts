import { z } from 'zod';
import { BridgeError } from './errors.ts';

/** What `router.navigate`, `router.open` and `router.getUrl` of `@forge/bridge` send. */
export const navigationLocation = z.looseObject({
  url: z.string().optional(),
  target: z.string().optional(),
  issueKey: z.string().optional(),
  moduleKey: z.string().optional(),
  path: z.string().optional(),
});
export type NavigationLocation = z.infer<typeof navigationLocation>;

export interface Site {
  origin: string;
  /** Of the app that navigates: a module target names only the module. */
  installationId: string;
}

const PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address of a location. FIDELITY: the cloud also knows users, dashboards, project settings and Confluence's
 * pages; here only issues and modules; the shell has no page for the others.
 */
export function urlOf(location: NavigationLocation, site: Site): URL {
  return new URL(location.target === undefined ? addressOf(location, site) : targetPath(location, site), site.origin);
}

function addressOf({ url }: NavigationLocation, site: Site): string {
  if (url !== undefined && URL.canParse(url, site.origin)) {
    const parsed = new URL(url, site.origin);
    if (PROTOCOLS.has(parsed.protocol)) return parsed.href;
  }
  throw new BridgeError('PAYLOAD_INVALID', 'Cannot navigate: the url is not one of http, https or mailto');
}

function targetPath({ target, issueKey, moduleKey, path }: NavigationLocation, site: Site): string {
  if (target === 'issue' && issueKey) return `/browse/${encodeURIComponent(issueKey)}`;
  if (target === 'module' && moduleKey) {
    const base = `/apps/${encodeURIComponent(site.installationId)}/${encodeURIComponent(moduleKey)}`;
    return path ? `${base}/${path.replace(/^\/+/, '')}` : base;
  }
  throw new BridgeError('TARGET_UNSUPPORTED', `Navigation target "${target}" is not supported`);
}
