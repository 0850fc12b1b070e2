// Durable work of the host: product events, async events. A job survives a killed process and is delivered at least once.
import { type Clock, type Logger, logText, type Timer } from '@tenon/kernel';
import type { Job, Queue } from '@tenon/store';
import type { z } from 'zod';
import { HostError } from '../errors.ts';
import { HOST_LIMITS } from '../limits.ts';
import type { Outcome } from '../sandbox/app-sandbox.ts';
import type { Vault } from '../vault.ts';
import type { InvocationRequest, Invoker } from './invoker.ts';
import { createEnvelopes, type Envelopes, type NewHostJob } from './job-envelope.ts';
import { type Retry, retryAfter } from './retry.ts';
import { RunningGroups } from './running-groups.ts';

/** What a job asks for; the lane is the same for all. */
type JobInvocation = Omit<InvocationRequest, 'lane'>;

interface Handler {
  /** The invocation that this job asks for, or undefined when there is nothing left to do. */
  prepare(body: unknown, retry: Retry | undefined): Promise<JobInvocation | undefined>;
  settled(body: unknown, success: boolean): Promise<void>;
}

interface Dependencies {
  queue: Queue;
  invoker: Invoker;
  vault: Vault;
  clock: Clock;
  logger: Logger;
}

const BLOCKED_POLL_MS = 250;
const FAILED_RETRY_MS = 5_000;

export class Jobs {
  readonly #deps: Dependencies;
  readonly #envelopes: Envelopes;
  readonly #handlers = new Map<string, Handler>();
  readonly #groups = new RunningGroups();
  /** Jobs per installation: one app does not take every place. */
  readonly #owners = new RunningGroups();
  #running = 0;
  #isStopped = true;
  #isWoken = false;
  #isClaiming = false;
  #alarm: Timer | undefined;
  #waiting: (() => void)[] = [];

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#envelopes = createEnvelopes(deps.vault);
  }

  /** Says what jobs of `queue` mean. `settled` hears of each once: after its last delivery. */
  handle<T extends z.ZodType>(
    queue: string,
    schema: T,
    prepare: (
      body: z.infer<T>,
      retry: Retry | undefined,
    ) => JobInvocation | undefined | Promise<JobInvocation | undefined>,
    settled: (body: z.infer<T>, success: boolean) => Promise<void> = async () => {},
  ): void {
    this.#handlers.set(queue, {
      prepare: async (body, retry) => prepare(schema.parse(body), retry),
      settled: async (body, success) => settled(schema.parse(body), success),
    });
  }

  async enqueue(jobs: readonly NewHostJob[]): Promise<void> {
    await this.#deps.queue.enqueue(jobs.map(this.#envelopes.wrap));
    this.#wake();
  }

  /** Whether so much waits that apps may not add to it. */
  async isFull(): Promise<boolean> {
    return (await this.#deps.queue.depth()) >= HOST_LIMITS.waitingJobs;
  }

  /** Takes over what a killed process left, then works until `stop`. */
  async start(): Promise<void> {
    this.#isStopped = false;
    const left = await this.#deps.queue.releaseAll();
    if (left > 0) this.#deps.logger.info('jobs.resumed', { count: left });
    this.#wake();
  }

  /** No further job starts. What runs is delivered again by the next owner of the queue. */
  stop(): void {
    this.#isStopped = true;
    this.#alarm?.cancel();
  }

  /** Resolves when nothing runs and, unless stopped, nothing is due. */
  async idle(): Promise<void> {
    while (this.#running > 0 || (await this.#isDue()))
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #isDue(): Promise<boolean> {
    const next = this.#isStopped ? undefined : await this.#deps.queue.nextAvailableAt();
    // Asked again: a job may have started while the queue was read.
    return this.#running > 0 || (next !== undefined && next <= this.#deps.clock.now());
  }

  #wake(): void {
    this.#isWoken = true;
    if (this.#isClaiming || this.#isStopped) return;
    this.#isClaiming = true;
    this.#claimWhileWoken()
      .catch((error: unknown) =>
        this.#deps.logger.error('jobs.claim-failed', { error: logText((error as Error).name) }),
      )
      .finally(() => {
        this.#isClaiming = false;
      });
  }

  async #claimWhileWoken(): Promise<void> {
    while (this.#isWoken && !this.#isStopped) {
      this.#isWoken = false;
      // One by one: whether a group is full may change with each claim.
      while (this.#running < HOST_LIMITS.jobConcurrency) {
        const barred = { exceptGroups: this.#groups.full(), exceptOwners: this.#owners.full() };
        const options = { limit: 1, leaseMs: HOST_LIMITS.jobLeaseMs, ...barred };
        const [job] = await this.#deps.queue.claim(options);
        if (job === undefined) break;
        void this.#work(job);
      }
      await this.#setAlarm();
    }
  }

  async #setAlarm(): Promise<void> {
    this.#alarm?.cancel();
    const next = await this.#deps.queue.nextAvailableAt();
    if (this.#isStopped || next === undefined || this.#running >= HOST_LIMITS.jobConcurrency) return;
    // What is due and was not claimed waits for its group, whose end wakes us; others may become due before that.
    const blockedMs = this.#groups.full().length + this.#owners.full().length > 0 ? BLOCKED_POLL_MS : 0;
    this.#alarm = this.#deps.clock.after(Math.max(next - this.#deps.clock.now(), blockedMs), () => this.#wake());
  }

  async #work(job: Job): Promise<void> {
    const { queue, logger } = this.#deps;
    this.#running += 1;
    const endLease = this.#keepLease(job);
    const leaveOwner = this.#owners.enter(job.owner, HOST_LIMITS.jobsPerInstallation);
    let leaveGroup = () => {};
    try {
      leaveGroup = this.#groups.enter(job.group, this.#envelopes.open(job).groupLimit ?? 1);
      await this.#deliver(job);
    } catch (error) {
      const isLast = job.attempt >= HOST_LIMITS.jobDeliveriesMax;
      logger.error('jobs.failed', { queue: logText(job.queue), error: logText((error as Error).name), isLast });
      await (isLast ? queue.complete(job) : queue.release(job, FAILED_RETRY_MS)).catch(() => {});
    } finally {
      endLease();
      leaveGroup();
      leaveOwner();
      this.#running -= 1;
      this.#wake();
      for (const resolve of this.#waiting.splice(0)) resolve();
    }
  }

  async #deliver(job: Job): Promise<void> {
    const { queue, invoker, clock } = this.#deps;
    const handler = this.#handlers.get(job.queue);
    if (handler === undefined) throw new HostError('INTERNAL', 'Cannot deliver job: no capability knows its queue');
    const { body, retry } = this.#envelopes.open(job);
    // A job that took the host down each time must not do so for ever.
    const isGivenUp = job.attempt > HOST_LIMITS.jobDeliveriesMax;
    const request = isGivenUp ? undefined : await handler.prepare(body, retry);
    const outcome = request === undefined ? NOTHING_TO_DO : await invoker.invoke({ ...request, lane: 'background' });
    if (this.#isStopped) return;
    const again = retryAfter(outcome, retry, job.enqueuedAt, clock.now());
    if (again !== undefined) await queue.enqueue([this.#envelopes.wrapAgain(job, again)]);
    const isMine = await queue.complete(job);
    if (isMine && again === undefined) await handler.settled(body, outcome.success && !isGivenUp);
  }

  #keepLease(job: Job): () => void {
    const { queue, clock } = this.#deps;
    let timer: Timer;
    const beat = () => {
      // A beat that fails costs nothing: the job would be delivered twice at worst.
      void queue.renew(job, HOST_LIMITS.jobLeaseMs).catch(() => {});
      timer = clock.after(HOST_LIMITS.jobLeaseMs / 3, beat);
    };
    timer = clock.after(HOST_LIMITS.jobLeaseMs / 3, beat);
    return () => timer.cancel();
  }
}

const NOTHING_TO_DO: Outcome = { success: true, body: null };
