import { unauthenticated } from '../errors.ts';
import { SESSION_COOKIE } from '../session/routes.ts';
import { verifyPassword } from '../session/sign-in.ts';
import { findSessionAccount, findTokenOwner } from '../session/store.ts';
import type { SiteContext } from '../site-context.ts';
import { requireOwnPage } from './xsrf.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The account behind a request: `Authorization` first, then the session cookie; undefined is anonymous.
 *
 * @throws {JiraError} JIRA_UNAUTHENTICATED for a credential that is there and wrong.
 */
export async function authenticate(site: SiteContext, request: Request): Promise<string | undefined> {
  const authorization = request.headers.get('authorization') ?? '';
  if (/^basic /i.test(authorization)) return byBasic(site, authorization.slice(6));
  if (/^bearer /i.test(authorization)) return byToken(site, authorization.slice(7).trim());
  return bySession(site, request);
}

/** As `authenticate`, and refuses a write by cookie that may come from another site. */
export async function authenticateCall(site: SiteContext, request: Request): Promise<string | undefined> {
  const accountId = await authenticate(site, request);
  const isByCookie = accountId !== undefined && !request.headers.has('authorization');
  if (isByCookie && !SAFE_METHODS.has(request.method)) requireOwnPage(request, site.baseUrl);
  return accountId;
}

async function byBasic(site: SiteContext, encoded: string): Promise<string> {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const at = text.indexOf(':');
  if (at <= 0) throw unauthenticated();
  const [email, secret] = [text.slice(0, at), text.slice(at + 1)];
  const owner = await findTokenOwner(site.store.db, secret);
  if (owner?.email?.toLowerCase() === email.toLowerCase()) return owner.account_id;
  return verifyPassword(site, email, secret);
}

async function byToken(site: SiteContext, token: string): Promise<string> {
  const owner = await findTokenOwner(site.store.db, token);
  if (owner === undefined) throw unauthenticated();
  return owner.account_id;
}

/** An expired session is no error: the browser still sends it, and the page asks to sign in. */
async function bySession(site: SiteContext, request: Request): Promise<string | undefined> {
  const token = readCookie(request, SESSION_COOKIE);
  return token === undefined ? undefined : findSessionAccount(site.store.db, token, site.clock.now());
}

function readCookie(request: Request, name: string): string | undefined {
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
