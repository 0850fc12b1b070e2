import type { Clock, Ids, Logger, Random } from '@tenon/kernel';
import type { Store } from '@tenon/store';
import type { Transaction } from 'kysely';
import type { Tables } from './schema/tables.ts';

/** What every operation of the site works with. */
export interface SiteContext {
  readonly store: Store<Tables>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
  readonly logger: Logger;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly cloudId: string;
}

/** A running transaction on the site's database. */
export type Tx = Transaction<Tables>;
