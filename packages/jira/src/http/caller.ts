import type { Context } from 'hono';
import { unauthenticated } from '../errors.ts';
import type { Db } from '../site-context.ts';

/** Who asks. Every permission is decided from this; `accountId` is null for anonymous. */
export interface Caller {
  accountId: string | null;
  isAdmin: boolean;
  isApp: boolean;
  timeZone: string;
}

export interface SiteEnv {
  Bindings: { caller: Caller };
}

export const ANONYMOUS: Caller = { accountId: null, isAdmin: false, isApp: false, timeZone: 'Etc/UTC' };

/** An account that is unknown or inactive asks as anonymous. */
export async function callerOf(db: Db, accountId: string | undefined): Promise<Caller> {
  if (accountId === undefined) return ANONYMOUS;
  const user = await db.selectFrom('user').selectAll().where('account_id', '=', accountId).executeTakeFirst();
  if (user === undefined || user.active !== 1) return ANONYMOUS;
  return {
    accountId,
    isAdmin: user.is_admin === 1,
    isApp: user.account_type === 'app',
    timeZone: user.time_zone,
  };
}

export type SignedIn = Caller & { accountId: string };

export function signedIn(caller: Caller): SignedIn {
  if (caller.accountId === null) throw unauthenticated();
  return { ...caller, accountId: caller.accountId };
}

export function requireSignedIn(c: Context<SiteEnv>): SignedIn {
  return signedIn(c.env.caller);
}
