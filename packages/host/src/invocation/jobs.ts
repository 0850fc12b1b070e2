// Durable work of the host: product events, async events. A job survives a killed process; its body is sealed, because an
// event may carry what a user typed.
import { type Clock, type Logger, logText, type Timer } from '@tenon/kernel';
import type { Job, Queue } from '@tenon/store';
import type { z } from 'zod';
import { HOST_LIMITS } from '../limits.ts';
import type { Outcome } from '../sandbox/app-sandbox.ts';
import type { Vault } from '../vault.ts';
import type { InvocationRequest, Invoker } from './invoker.ts';
import { type Retry, retryAfter } from './retry.ts';

const BLOCKED_POLL_MS = 250;

interface Envelope {
  body: unknown;
  retry?: Retry;
  /** How many jobs of the group may run at once. */
  groupLimit?: number;
}

interface Handler {
  /** The invocation that this job asks for, or undefined when there is nothing left to do. */
  prepare(body: unknown, retry: Retry | undefined): Promise<Omit<InvocationRequest, 'lane'> | undefined>;
  settled(body: unknown, success: boolean): Promise<void>;
}

export interface NewHostJob {
  queue: string;
  body: unknown;
  dedupeKey?: string;
  delayMs?: number;
  /** At most `limit` jobs of this key run at once, as `concurrency` of `@forge/events` asks for. */
  concurrency?: { key: string; limit: number } | undefined;
}

export class Jobs {
  readonly #queue: Queue;
  readonly #invoker: Invoker;
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #handlers = new Map<string, Handler>();
  #running = 0;
  /** Running jobs per group, and how many are allowed. */
  readonly #groups = new Map<string, { running: number; limit: number }>();
  #isStopped = true;
  #isClaiming = false;
  #alarm: Timer | undefined;
  #onIdle: (() => void)[] = [];

  constructor(deps: { queue: Queue; invoker: Invoker; vault: Vault; clock: Clock; logger: Logger }) {
    this.#queue = deps.queue;
    this.#invoker = deps.invoker;
    this.#vault = deps.vault;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
  }

  handle<T extends z.ZodType>(
    queue: string,
    schema: T,
    prepare: (
      body: z.infer<T>,
      retry: Retry | undefined,
    ) => Omit<InvocationRequest, 'lane'> | undefined | Promise<Omit<InvocationRequest, 'lane'> | undefined>,
    settled: (body: z.infer<T>, success: boolean) => Promise<void> = async () => {},
  ): void {
    this.#handlers.set(queue, {
      prepare: async (body, retry) => prepare(schema.parse(body), retry),
      settled: async (body, success) => settled(schema.parse(body), success),
    });
  }

  async enqueue(jobs: readonly NewHostJob[]): Promise<void> {
    await this.#queue.enqueue(jobs.map((job) => this.#toQueueJob(job)));
    this.#wake();
  }

  /** Takes over what a killed process left, then works until `stop`. */
  async start(): Promise<void> {
    this.#isStopped = false;
    const left = await this.#queue.releaseAll();
    if (left > 0) this.#logger.info('jobs.resumed', { count: left });
    this.#wake();
  }

  stop(): void {
    this.#isStopped = true;
    this.#alarm?.cancel();
  }

  /** Resolves when nothing runs and nothing is due. */
  async idle(): Promise<void> {
    const next = await this.#queue.nextAvailableAt();
    if (this.#running === 0 && (next === undefined || next > this.#clock.now())) return;
    await new Promise<void>((resolve) => this.#onIdle.push(resolve));
    await this.idle();
  }

  #wake(): void {
    void this.#claim().catch((error: unknown) =>
      this.#logger.error('jobs.claim-failed', { error: logText((error as Error).name) }),
    );
  }

  async #claim(): Promise<void> {
    if (this.#isStopped || this.#isClaiming) return;
    this.#isClaiming = true;
    try {
      // One by one: whether a group is full may change with each claim.
      while (this.#running < HOST_LIMITS.jobConcurrency) {
        const [job] = await this.#queue.claim({
          limit: 1,
          leaseMs: HOST_LIMITS.jobLeaseMs,
          exceptGroups: this.#fullGroups(),
        });
        if (job === undefined) break;
        void this.#work(job);
      }
      await this.#setAlarm();
    } finally {
      this.#isClaiming = false;
    }
  }

  async #setAlarm(): Promise<void> {
    this.#alarm?.cancel();
    const next = await this.#queue.nextAvailableAt();
    if (this.#isStopped || next === undefined || this.#running >= HOST_LIMITS.jobConcurrency) return;
    // What is due and was not claimed waits for its group, whose end wakes us; others may become due before that.
    const wait = next - this.#clock.now();
    this.#alarm = this.#clock.after(wait > 0 ? wait : BLOCKED_POLL_MS, () => this.#wake());
  }

  #fullGroups(): string[] {
    return [...this.#groups].filter(([, { running, limit }]) => running >= limit).map(([key]) => key);
  }

  /** Counts the job into its group; returns what takes it out again. */
  #enterGroup({ group, body }: Job): () => void {
    if (group === undefined) return () => {};
    const limit = Math.max(this.#open(body).groupLimit ?? 1, 1);
    const entry = { running: (this.#groups.get(group)?.running ?? 0) + 1, limit };
    this.#groups.set(group, entry);
    return () => {
      const running = (this.#groups.get(group)?.running ?? 1) - 1;
      if (running === 0) this.#groups.delete(group);
      else this.#groups.set(group, { running, limit });
    };
  }

  async #work(job: Job): Promise<void> {
    this.#running += 1;
    const leaveGroup = this.#enterGroup(job);
    const heartbeat = this.#keepLease(job);
    try {
      await this.#run(job);
    } catch (error) {
      this.#logger.error('jobs.failed', { queue: logText(job.queue), error: logText((error as Error).name) });
      await this.#queue.release(job, 5_000).catch(() => {});
    } finally {
      heartbeat();
      leaveGroup();
      this.#running -= 1;
      this.#wake();
      for (const resolve of this.#onIdle.splice(0)) resolve();
    }
  }

  async #run(job: Job): Promise<void> {
    const handler = this.#handlers.get(job.queue);
    if (handler === undefined || job.attempt > HOST_LIMITS.jobDeliveriesMax) {
      this.#logger.error('jobs.given-up', { queue: logText(job.queue), deliveries: job.attempt });
      await this.#queue.complete(job);
      return;
    }
    const envelope = this.#open(job.body);
    const request = await handler.prepare(envelope.body, envelope.retry);
    const outcome: Outcome =
      request === undefined
        ? { success: true, body: null }
        : await this.#invoker.invoke({ ...request, lane: 'background' });
    if (this.#isStopped) return;
    const retry = retryAfter(outcome, envelope.retry, job.enqueuedAt, this.#clock.now());
    if (retry !== undefined)
      await this.#queue.enqueue([
        { ...this.#again(job, { ...envelope, retry: retry.context }), delayMs: retry.delayMs },
      ]);
    const isMine = await this.#queue.complete(job);
    if (isMine && retry === undefined) await handler.settled(envelope.body, outcome.success);
  }

  #keepLease(job: Job): () => void {
    let timer: Timer;
    const beat = () => {
      void this.#queue.renew(job, HOST_LIMITS.jobLeaseMs);
      timer = this.#clock.after(HOST_LIMITS.jobLeaseMs / 3, beat);
    };
    timer = this.#clock.after(HOST_LIMITS.jobLeaseMs / 3, beat);
    return () => timer.cancel();
  }

  #toQueueJob({ body, concurrency, ...job }: NewHostJob) {
    if (concurrency === undefined) return { ...job, body: this.#seal({ body }) };
    return {
      ...job,
      group: `${job.queue}:${concurrency.key}`,
      body: this.#seal({ body, groupLimit: concurrency.limit }),
    };
  }

  #again({ queue, group }: Job, envelope: Envelope) {
    return { queue, body: this.#seal(envelope), ...(group === undefined ? {} : { group }) };
  }

  #seal(envelope: Envelope): string {
    return this.#vault.seal(JSON.stringify(envelope), 'job');
  }

  #open(sealed: string): Envelope {
    return JSON.parse(this.#vault.open(sealed, 'job')) as Envelope;
  }
}
