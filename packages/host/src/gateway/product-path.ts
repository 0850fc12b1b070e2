import { canonicalPath } from './canonical-path.ts';
import { scopesOf } from './jira-scopes.ts';

const REST = /^\/rest\/api\/(2|3|latest)\//;

/** The one spelling of a Jira REST path, or undefined for any other target. */
export function productPath(target: string): { path: string; query: string } | undefined {
  const canonical = canonicalPath(target);
  return canonical !== undefined && REST.test(canonical.path) ? canonical : undefined;
}

/** The answer to a call that the app's scopes do not cover; undefined when they do. */
export function scopeRefusal(method: string, path: string, granted: readonly string[]): Response | undefined {
  const needed = scopesOf(method, path);
  if (needed === undefined) {
    const message = `No scope is known for ${method} ${path.replace(/[^A-Za-z/]+/g, '*')}`;
    return Response.json({ code: 404, message }, { status: 404 });
  }
  if (needed.every((scope) => granted.includes(scope))) return undefined;
  // The answer of Atlassian's gateway to a call outside an app's scopes.
  return Response.json({ code: 401, message: 'Unauthorized; scope does not match' }, { status: 401 });
}
