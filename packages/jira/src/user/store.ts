import { type Selectable, sql } from 'kysely';
import { notFound } from '../errors.ts';
import type { PageRequest } from '../http/paging.ts';
import type { UserTable } from '../schema/tables.ts';
import type { Db } from '../site-context.ts';

export type User = Selectable<UserTable>;

export function findUser(db: Db, accountId: string): Promise<User | undefined> {
  return db.selectFrom('user').selectAll().where('account_id', '=', accountId).executeTakeFirst();
}

export function findUserByEmail(db: Db, email: string): Promise<User | undefined> {
  return db.selectFrom('user').selectAll().where('email', '=', email).executeTakeFirst();
}

export async function getUser(db: Db, accountId: string): Promise<User> {
  const user = await findUser(db, accountId);
  if (user === undefined) throw notFound('Specified user does not exist or you do not have required permissions');
  return user;
}

export async function listUsersById(db: Db, accountIds: readonly (string | null)[]): Promise<Map<string, User>> {
  const wanted = JSON.stringify([...new Set(accountIds)].filter((id) => id !== null));
  const users = await db
    .selectFrom('user')
    .selectAll()
    .where('account_id', 'in', sql<string>`(SELECT value FROM json_each(${wanted}))`)
    .execute();
  return new Map(users.map((user) => [user.account_id, user]));
}

/** By name or e-mail address, each word of the name from its start; without `query` all of them. */
export function listUsers(db: Db, page: PageRequest, query = ''): Promise<User[]> {
  const prefix = `${query.replaceAll(/[%_\\]/g, '\\$&')}%`;
  const matches = sql<boolean>`(display_name LIKE ${prefix} ESCAPE '\\' OR display_name LIKE ${`% ${prefix}`} ESCAPE '\\'
    OR email LIKE ${prefix} ESCAPE '\\')`;
  return db
    .selectFrom('user')
    .selectAll()
    .where((eb) => (query === '' ? eb.lit(true) : matches))
    .orderBy('display_name')
    .orderBy('account_id')
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
}
