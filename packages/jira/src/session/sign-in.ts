import { JiraError } from '../errors.ts';
import type { SiteContext } from '../site-context.ts';
import { findUserByEmail } from '../user/store.ts';
import { isPassword } from './password.ts';
import { insertSession } from './store.ts';

export const SESSION_DAYS = 30;

/**
 * The account behind an e-mail address and a password.
 *
 * @throws {JiraError} JIRA_UNAUTHENTICATED with one sentence for every cause; JIRA_TOO_MANY after repeated failures,
 *   and when too many sign in at once.
 */
export function verifyPassword(site: SiteContext, username: string, password: string): Promise<string> {
  return site.throttle.inTurn(username, () => attempt(site, username, password));
}

async function attempt(site: SiteContext, username: string, password: string): Promise<string> {
  if (site.throttle.waitMs(username) > 0) throw new JiraError('JIRA_TOO_MANY', 'Too many failed attempts. Try later.');
  const user = await findUserByEmail(site.store.db, username);
  const isRight = await site.passwordGate.run(() => isPassword(password, user?.password_hash ?? null));
  if (user === undefined || !isRight || user.active !== 1) {
    site.throttle.failed(username);
    throw new JiraError('JIRA_UNAUTHENTICATED', 'The e-mail address or the password is wrong.');
  }
  site.throttle.succeeded(username);
  return user.account_id;
}

/** Starts a browser session and returns its token, of which only the hash is kept. */
export async function signIn(site: SiteContext, username: string, password: string): Promise<string> {
  const accountId = await verifyPassword(site, username, password);
  const token = site.ids.token(32);
  const now = site.clock.now();
  const expiresAt = now + SESSION_DAYS * 24 * 3_600_000;
  await insertSession(site.store.db, { token, accountId, now, expiresAt });
  return token;
}
