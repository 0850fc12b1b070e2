import { type Selectable, sql } from 'kysely';
import { notFound } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { PageRequest } from '../http/paging.ts';
import type { UserTable } from '../schema/tables.ts';
import { valueList } from '../schema/value-list.ts';
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
  const wanted = [...new Set(accountIds)].filter((id) => id !== null);
  const users = await db.selectFrom('user').selectAll().where('account_id', 'in', valueList(wanted)).execute();
  return new Map(users.map((user) => [user.account_id, user]));
}

/**
 * By the start of a word of the name, and of the e-mail address where the caller may see it; without `query` everybody.
 */
export function listUsers(db: Db, caller: Caller, page: PageRequest, query = ''): Promise<User[]> {
  const prefix = `${query.replaceAll(/[%_\\]/g, '\\$&')}%`;
  const matches = sql<boolean>`(display_name LIKE ${prefix} ESCAPE '\\' OR display_name LIKE ${`% ${prefix}`} ESCAPE '\\'
    OR (${Number(caller.isAdmin)} AND email LIKE ${prefix} ESCAPE '\\'))`;
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
