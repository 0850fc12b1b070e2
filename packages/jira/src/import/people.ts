import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../site-context.ts';
import { type Json, textAt } from './field-reader.ts';

/** Someone named in the source. */
export interface Person {
  /** The cloud's account id, or one derived from the Data Center name. */
  accountId: string;
  accountType: 'atlassian' | 'app';
  displayName: string;
  email: string | null;
  isActive: boolean;
  timeZone: string;
}

/** Data Center knows no account ids: the same name gives the same id in every import. */
export function accountIdOf(name: string): string {
  return createHash('sha256').update(`jira-user:${name}`).digest('hex').slice(0, 24);
}

export function toPerson(source: Json | undefined): Person | undefined {
  if (source === undefined) return undefined;
  const email = textAt(source, 'emailAddress') || null;
  const displayName = textAt(source, 'displayName');
  const name = textAt(source, 'name') ?? textAt(source, 'key') ?? email ?? displayName;
  const accountId = textAt(source, 'accountId') || (name && accountIdOf(name));
  if (!accountId) return undefined;
  return {
    accountId,
    accountType: source.accountType === 'app' ? 'app' : 'atlassian',
    displayName: displayName || name || accountId,
    email,
    isActive: source.active !== false,
    timeZone: textAt(source, 'timeZone') || 'Etc/UTC',
  };
}

/**
 * The accounts of the people of one import. Who is unknown gets an account without a password. Who is known by account
 * id or e-mail address stays as is.
 */
export class People {
  readonly #known = new Map<string, string>();
  readonly #now: number;
  created = 0;

  constructor(now: number) {
    this.#now = now;
  }

  /** The account ids of these people, in their order. */
  async ensure(tx: Tx, people: readonly (Person | undefined)[]): Promise<(string | null)[]> {
    const ids: (string | null)[] = [];
    for (const person of people) ids.push(person === undefined ? null : await this.#accountOf(tx, person));
    return ids;
  }

  async #accountOf(tx: Tx, person: Person): Promise<string> {
    const known = this.#known.get(person.accountId) ?? (await find(tx, person)) ?? (await this.#create(tx, person));
    this.#known.set(person.accountId, known);
    return known;
  }

  async #create(tx: Tx, person: Person): Promise<string> {
    await tx
      .insertInto('user')
      .values({
        account_id: person.accountId,
        account_type: person.accountType,
        display_name: person.displayName,
        email: person.email,
        active: Number(person.isActive),
        password_hash: null,
        time_zone: isTimeZone(person.timeZone) ? person.timeZone : 'Etc/UTC',
        created_at: this.#now,
      })
      .execute();
    this.created++;
    return person.accountId;
  }
}

/** Whether dates can be reckoned in it: a search by date would fail for an account with another word. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

async function find(tx: Tx, { accountId, email }: Person): Promise<string | undefined> {
  const user = await tx
    .selectFrom('user')
    .select('account_id')
    .where((eb) => eb.or([eb('account_id', '=', accountId), eb('email', '=', email)]))
    .orderBy(sql`account_id = ${accountId}`, 'desc')
    .executeTakeFirst();
  return user?.account_id;
}
