import type { Clock } from '@tenon/kernel';
import type { Kysely, Transaction } from 'kysely';
import type { HostTables, KvsTable } from '../../schema/tables.ts';

export type Space = 'plain' | 'secret';
export type Entry = Pick<KvsTable, 'key' | 'value' | 'created_at' | 'updated_at' | 'expires_at'>;
type Db = Kysely<HostTables> | Transaction<HostTables>;

/** Rows of one installation. Every statement names the installation; nothing else can be reached through this object. */
export class KvsStore {
  readonly #db: Db;
  readonly #installationId: string;
  readonly #clock: Clock;

  constructor(db: Db, installationId: string, clock: Clock) {
    this.#db = db;
    this.#installationId = installationId;
    this.#clock = clock;
  }

  within(transaction: Transaction<HostTables>): KvsStore {
    return new KvsStore(transaction, this.#installationId, this.#clock);
  }

  /** Expiry is an instant compared when read; at that very instant the entry is gone. */
  #alive(space: Space) {
    const now = this.#clock.now();
    return this.#db
      .selectFrom('kvs_entry')
      .select(['key', 'value', 'created_at', 'updated_at', 'expires_at'])
      .where('installation_id', '=', this.#installationId)
      .where('space', '=', space)
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]));
  }

  find(space: Space, key: string): Promise<Entry | undefined> {
    return this.#alive(space).where('key', '=', key).executeTakeFirst();
  }

  async put(space: Space, key: string, value: string, expiresAt: number | null): Promise<void> {
    const now = this.#clock.now();
    await this.#db
      .insertInto('kvs_entry')
      .values({
        installation_id: this.#installationId,
        space,
        key,
        value,
        created_at: now,
        updated_at: now,
        expires_at: expiresAt,
      })
      .onConflict((conflict) => conflict.doUpdateSet({ value, updated_at: now, expires_at: expiresAt }))
      .execute();
  }

  async remove(space: Space, key: string): Promise<void> {
    await this.#db
      .deleteFrom('kvs_entry')
      .where('installation_id', '=', this.#installationId)
      .where('space', '=', space)
      .where('key', '=', key)
      .execute();
  }

  /** Entries in key order, after `after`, that begin with `prefix`. */
  list(options: { prefix: string; after: string | undefined; limit: number }): Promise<Entry[]> {
    let query = this.#alive('plain').orderBy('key').limit(options.limit);
    if (options.prefix !== '')
      query = query.where('key', '>=', options.prefix).where('key', '<', `${options.prefix}\u{10ffff}`);
    if (options.after !== undefined) query = query.where('key', '>', options.after);
    return query.execute();
  }
}
