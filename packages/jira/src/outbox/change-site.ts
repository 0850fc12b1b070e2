import type { SiteContext, Tx } from '../site-context.ts';
import type { NewEvent } from './outbox.ts';

export type Publish = (event: NewEvent) => Promise<void>;

/** Runs one write: the change and the events it publishes commit together or not at all. */
export async function changeSite<T>(site: SiteContext, run: (tx: Tx, publish: Publish) => Promise<T>): Promise<T> {
  const result = await site.store.transaction((tx) => run(tx, (event) => site.outbox.add(tx, event)));
  site.outbox.wake();
  return result;
}
