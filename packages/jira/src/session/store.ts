import type { Selectable } from 'kysely';
import type { UserTable } from '../schema/tables.ts';
import type { Db } from '../site-context.ts';
import { tokenHash } from './token-hash.ts';

export async function insertSession(
  db: Db,
  session: { token: string; accountId: string; now: number; expiresAt: number },
): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<=', session.now).execute();
  await db
    .insertInto('session')
    .values({
      token_hash: tokenHash(session.token),
      account_id: session.accountId,
      created_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute();
}

export async function deleteSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash(token)).execute();
}

export async function findSessionAccount(db: Db, token: string, now: number): Promise<string | undefined> {
  const row = await db
    .selectFrom('session')
    .innerJoin('user', 'user.account_id', 'session.account_id')
    .select('session.account_id')
    .where('token_hash', '=', tokenHash(token))
    .where('expires_at', '>', now)
    .where('user.active', '=', 1)
    .executeTakeFirst();
  return row?.account_id;
}

/** The active owner of an API token. */
export function findTokenOwner(db: Db, token: string): Promise<Selectable<UserTable> | undefined> {
  return db
    .selectFrom('api_token')
    .innerJoin('user', 'user.account_id', 'api_token.account_id')
    .selectAll('user')
    .where('token_hash', '=', tokenHash(token))
    .where('user.active', '=', 1)
    .executeTakeFirst();
}
