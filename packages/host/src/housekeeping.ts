import type { Clock, Timer } from '@tenon/kernel';
import type { Kysely } from 'kysely';
import type { HostTables } from './schema/tables.ts';

const INTERVAL_MS = 60 * 60 * 1000;
/** Statistics of a pushed job are of no use long after its events are done. */
const STATISTICS_MS = 7 * 24 * 60 * 60 * 1000;

/** Removes what nobody can read any more: expired values, old statistics. At once and every hour; returns the stopper. */
export function startHousekeeping(db: Kysely<HostTables>, clock: Clock): () => void {
  let timer: Timer | undefined;
  let isStopped = false;
  const sweep = async () => {
    const now = clock.now();
    await db.deleteFrom('kvs_entry').where('expires_at', '<=', now).execute();
    await db
      .deleteFrom('async_event')
      .where('created_at', '<', now - STATISTICS_MS)
      .execute();
  };
  const run = () => {
    // Whatever stands in the way of a sweep stands there again in an hour, and shows in the calls of apps before that.
    void sweep()
      .catch(() => {})
      .finally(() => {
        if (!isStopped) timer = clock.after(INTERVAL_MS, run);
      });
  };
  run();
  return () => {
    isStopped = true;
    timer?.cancel();
  };
}
