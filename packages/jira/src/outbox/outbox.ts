import type { Clock, Ids, Logger, Timer } from '@tenon/kernel';
import { logText } from '@tenon/kernel';
import { createQueue, type Job, type Queue, type Store } from '@tenon/store';
import type { Tables } from '../schema/tables.ts';
import type { Tx } from '../site-context.ts';

/** Something that happened on the site, as apps hear of it. */
export interface JiraEvent {
  /** The same at every delivery: a consumer drops what it has seen. */
  id: string;
  /** `avi:jira:created:issue` and the like. */
  type: string;
  actorAccountId: string | null;
  createdAt: number;
  payload: Record<string, unknown>;
}

export type NewEvent = Pick<JiraEvent, 'type' | 'actorAccountId' | 'payload'>;
export type Deliver = (event: JiraEvent) => Promise<void>;

/**
 * Events wait in the database until every subscriber has taken them. `add` writes in the caller's transaction, so that
 * a change and its event are one; `wake` is called after the commit. Delivery is at least once and roughly in order.
 */
export interface Outbox {
  add(tx: Tx, event: NewEvent): Promise<void>;
  wake(): void;
  subscribe(deliver: Deliver): () => void;
  /** Resolves when every event that is due was delivered. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

const EVENT_QUEUE = 'event_outbox';
const LEASE_MS = 60_000;
const BATCH_COUNT = 16;

interface OutboxOptions {
  store: Store<Tables>;
  clock: Clock;
  ids: Ids;
  logger: Logger;
}

/** Frees what a killed process had claimed; delivery starts with the first subscriber. */
export async function createOutbox(options: OutboxOptions): Promise<Outbox> {
  const queue = createQueue(options.store.db, options);
  await queue.releaseAll();
  return new QueueOutbox(queue, options);
}

class QueueOutbox implements Outbox {
  readonly #queue: Queue;
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #logger: Logger;
  readonly #subscribers = new Set<Deliver>();
  #running: Promise<void> | undefined;
  #isWoken = false;
  #isClosed = false;
  #timer: Timer | undefined;

  constructor(queue: Queue, { clock, ids, logger }: OutboxOptions) {
    this.#queue = queue;
    this.#clock = clock;
    this.#ids = ids;
    this.#logger = logger;
  }

  async add(tx: Tx, event: NewEvent): Promise<void> {
    const body: JiraEvent = { id: this.#ids.uuid(), createdAt: this.#clock.now(), ...event };
    const queue = createQueue<Tables>(tx, { clock: this.#clock, ids: this.#ids });
    await queue.enqueue([{ queue: EVENT_QUEUE, body: JSON.stringify(body) }]);
  }

  subscribe(deliver: Deliver): () => void {
    this.#subscribers.add(deliver);
    this.wake();
    return () => void this.#subscribers.delete(deliver);
  }

  wake(): void {
    if (this.#isClosed || this.#subscribers.size === 0) return;
    this.#isWoken = true;
    this.#running ??= this.#run();
  }

  async drained(): Promise<void> {
    for (;;) {
      await this.#running;
      const next = await this.#queue.nextAvailableAt();
      if (this.#isClosed || next === undefined || next > this.#clock.now() || this.#subscribers.size === 0) return;
      this.wake();
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#timer?.cancel();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isWoken && !this.#isClosed) {
      this.#isWoken = false;
      try {
        await this.#drain();
        await this.#sleepUntilNext();
      } catch {
        // The database refused: nothing is lost, the events are in it.
        this.#logger.error('outbox.cannot-claim');
        this.#sleep(1000);
      }
    }
    // In the same turn as the test of the loop: a wake in between would be lost.
    this.#running = undefined;
  }

  async #drain(): Promise<void> {
    while (!this.#isClosed) {
      const jobs = await this.#queue.claim({ limit: BATCH_COUNT, leaseMs: LEASE_MS });
      if (jobs.length === 0) return;
      for (const job of jobs) await this.#deliver(job);
    }
  }

  async #deliver(job: Job): Promise<void> {
    const event = JSON.parse(job.body) as JiraEvent;
    try {
      if (this.#isClosed) return;
      for (const deliver of this.#subscribers) await deliver(event);
    } catch {
      this.#logger.warn('outbox.delivery-failed', { event: logText(event.type), attempt: job.attempt });
      await this.#queue.release(job, retryAfterMs(job.attempt));
      return;
    }
    if (this.#subscribers.size > 0) await this.#queue.complete(job);
    else await this.#queue.release(job, 0);
  }

  async #sleepUntilNext(): Promise<void> {
    const next = await this.#queue.nextAvailableAt();
    if (next !== undefined) this.#sleep(Math.max(next - this.#clock.now(), 0));
  }

  #sleep(delayMs: number): void {
    this.#timer?.cancel();
    this.#timer = this.#clock.after(delayMs, () => this.wake());
  }
}

/** 1 s, 2 s, 4 s and so on up to 5 minutes. */
function retryAfterMs(attempt: number): number {
  return Math.min(1000 * 2 ** (attempt - 1), 300_000);
}
