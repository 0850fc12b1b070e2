import { hashPassword } from '../session/password.ts';
import { tokenHash } from '../session/token-hash.ts';
import type { SiteContext } from '../site-context.ts';
import { findUser, findUserByEmail, getUser, type User } from './store.ts';

export interface NewUser {
  accountId?: string;
  email?: string;
  displayName: string;
  accountType: 'atlassian' | 'app';
  /** Set when the account has none yet; never replaces one. */
  password?: string;
  isAdmin?: boolean;
}

/** Creates the account, or brings name and administrator's right of the one with this `accountId` or `email` up to date. */
export async function ensureUser(site: SiteContext, input: NewUser): Promise<{ accountId: string }> {
  const known = await findKnown(site, input);
  const needsPassword = input.password !== undefined && (known?.password_hash ?? null) === null;
  const passwordHash = needsPassword ? await hashPassword(input.password ?? '', site.random) : known?.password_hash;
  const values = {
    display_name: input.displayName,
    password_hash: passwordHash ?? null,
    is_admin: input.isAdmin === undefined ? (known?.is_admin ?? 0) : Number(input.isAdmin),
  };
  if (known === undefined) return insertUser(site, input, values);
  await site.store.db.updateTable('user').set(values).where('account_id', '=', known.account_id).execute();
  return { accountId: known.account_id };
}

async function findKnown(site: SiteContext, input: NewUser): Promise<User | undefined> {
  const byId = input.accountId === undefined ? undefined : await findUser(site.store.db, input.accountId);
  return byId ?? (input.email === undefined ? undefined : await findUserByEmail(site.store.db, input.email));
}

async function insertUser(
  site: SiteContext,
  input: NewUser,
  values: Pick<User, 'display_name' | 'password_hash' | 'is_admin'>,
): Promise<{ accountId: string }> {
  const accountId = input.accountId ?? site.ids.token(12);
  await site.store.db
    .insertInto('user')
    .values({
      account_id: accountId,
      account_type: input.accountType,
      email: input.email ?? null,
      created_at: site.clock.now(),
      ...values,
    })
    .execute();
  return { accountId };
}

/** A new API token, shown this once. */
export async function createToken(site: SiteContext, accountId: string, label: string): Promise<string> {
  await getUser(site.store.db, accountId);
  const token = site.ids.token(32);
  await site.store.db
    .insertInto('api_token')
    .values({ account_id: accountId, token_hash: tokenHash(token), label, created_at: site.clock.now() })
    .execute();
  return token;
}
