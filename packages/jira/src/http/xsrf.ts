import { JiraError } from '../errors.ts';

/**
 * A write that carries a browser's cookie must come from a page of the site: by its Origin, or, for clients that send
 * none, by Jira's opt-out header together with the browser's own word that the request is of the same origin.
 */
export function requireOwnPage(request: Request, baseUrl: string): void {
  const isOwn = request.headers.get('origin') === new URL(baseUrl).origin;
  const isVouched =
    request.headers.get('x-atlassian-token') === 'no-check' && request.headers.get('sec-fetch-site') === 'same-origin';
  if (!isOwn && !isVouched) throw new JiraError('JIRA_XSRF', 'XSRF check failed');
}

/** Refuses a request that names a foreign origin; for sign-in, where no cookie is at stake yet. */
export function requireSameOrigin(request: Request, baseUrl: string): void {
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== new URL(baseUrl).origin) throw new JiraError('JIRA_XSRF', 'XSRF check failed');
}
