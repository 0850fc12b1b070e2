import { type Clock, createIds, type Ids, type Logger, type Random } from '@tenon/kernel';
import { openStore, type Store } from '@tenon/store';
import { createOutbox } from './outbox/outbox.ts';
import { migrations } from './schema/migrations.ts';
import type { Tables } from './schema/tables.ts';
import { createGate } from './session/gate.ts';
import { createThrottle } from './session/throttle.ts';
import type { SiteContext } from './site-context.ts';

export interface SiteOptions {
  /** A file path, or `:memory:`. */
  databasePath: string;
  /** The address under which browsers and apps reach the site. */
  baseUrl: string;
  clock: Clock;
  random: Random;
  logger: Logger;
  encryptionKey?: string;
}

/** Opens the database and assembles the context. */
export async function openSite(options: SiteOptions): Promise<SiteContext> {
  const { clock, random, logger, databasePath: path, encryptionKey } = options;
  const ids = createIds(random);
  const store = await openStore<Tables>({
    path,
    migrations,
    ...(encryptionKey === undefined ? {} : { encryptionKey }),
  });
  try {
    const site = await ensureSite(store, clock, ids);
    return {
      store,
      clock,
      ids,
      random,
      logger,
      baseUrl: options.baseUrl.replace(/\/+$/, ''),
      cloudId: site.cloud_id,
      pageTokenKey: site.page_token_key,
      outbox: await createOutbox({ store, clock, ids, logger }),
      throttle: createThrottle(clock),
      passwordGate: createGate({ running: 4, waiting: 64 }),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function ensureSite(store: Store<Tables>, clock: Clock, ids: Ids): Promise<Tables['site']> {
  return store.transaction(async (tx) => {
    const known = await tx.selectFrom('site').selectAll().executeTakeFirst();
    if (known !== undefined) return known;
    const site = { id: 1, cloud_id: ids.uuid(), page_token_key: ids.token(32), created_at: clock.now() };
    await tx.insertInto('site').values(site).execute();
    return site;
  });
}
