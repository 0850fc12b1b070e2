import type { Clock, Ids, Logger, Random } from '@tenon/kernel';
import type { Store } from '@tenon/store';
import type { Kysely, Transaction } from 'kysely';
import type { Outbox } from './outbox/outbox.ts';
import type { Tables } from './schema/tables.ts';
import type { Gate } from './session/gate.ts';
import type { SignInThrottle } from './session/throttle.ts';

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
  readonly pageTokenKey: string;
  readonly outbox: Outbox;
  readonly throttle: SignInThrottle;
  /** Password hashes cost a core and 16 MiB each. */
  readonly passwordGate: Gate;
}

/** The database, or a running transaction on it. */
export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;
