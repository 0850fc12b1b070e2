/** The pages of the shell and what their paths hold. */
export type Route =
  | { page: 'sign-in' }
  | { page: 'projects' }
  | { page: 'issues' }
  | { page: 'issue'; issueKey: string }
  | { page: 'app'; installationId: string; moduleKey: string }
  | { page: 'not-found' };

export function matchRoute(pathname: string): Route {
  const parts = pathname.split('/').filter(Boolean).map(decode);
  const [first, second, third] = parts;
  if (first === undefined || (first === 'projects' && parts.length === 1)) return { page: 'projects' };
  if (first === 'login' && parts.length === 1) return { page: 'sign-in' };
  if (first === 'issues' && parts.length === 1) return { page: 'issues' };
  if (first === 'browse' && second && parts.length === 2) return { page: 'issue', issueKey: second };
  // What follows the module key belongs to the app's own history.
  if (first === 'apps' && second && third) return { page: 'app', installationId: second, moduleKey: third };
  return { page: 'not-found' };
}

export function issuePath(issueKey: string): string {
  return `/browse/${encodeURIComponent(issueKey)}`;
}

export function issuesPath(jql: string): string {
  return `/issues?jql=${encodeURIComponent(jql)}`;
}

export function appPath(installationId: string, moduleKey: string): string {
  return `/apps/${encodeURIComponent(installationId)}/${encodeURIComponent(moduleKey)}`;
}

export function signInPath(next: string): string {
  return next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`;
}

/** Where to go after signing in: a path of this site, never another one's address. */
export function pathAfterSignIn(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
