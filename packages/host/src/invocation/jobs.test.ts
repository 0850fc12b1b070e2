import { createIds, createLogger, type LogLine, systemRandom } from '@tenon/kernel';
import { createQueue, openStore, type QueueTables, queueMigration, type Store } from '@tenon/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HOST_LIMITS } from '../limits.ts';
import type { Outcome } from '../sandbox/app-sandbox.ts';
import { type SkewedClock, skewedClock } from '../testing/skewed-clock.ts';
import { createVault } from '../vault.ts';
import type { InvocationRequest, Invoker } from './invoker.ts';
import { Jobs } from './jobs.ts';

let store: Store<QueueTables>;
let clock: SkewedClock;
let log: LogLine[];
let invocations: unknown[];
let settled: [body: unknown, success: boolean][];
let answer: (request: InvocationRequest) => Promise<Outcome>;

beforeEach(async () => {
  store = await openStore<QueueTables>({ path: ':memory:', migrations: [queueMigration] });
  clock = skewedClock();
  [log, invocations, settled] = [[], [], []];
  answer = async () => ({ success: true, body: null });
});
afterEach(() => store.close());

const queue = () => createQueue(store.db, { clock, ids: createIds(systemRandom) });

/** Jobs over the real queue; only what a function would answer is the test's. */
function open(masterKey = new Uint8Array(32)): Jobs {
  const invoker = {
    invoke: async (request: InvocationRequest) => {
      invocations.push(request.event);
      return answer(request);
    },
  } as Pick<Invoker, 'invoke'> as Invoker;
  const jobs = new Jobs({
    queue: queue(),
    invoker,
    vault: createVault(masterKey, systemRandom),
    clock,
    logger: createLogger((line) => log.push(line)),
  });
  const toInvocation = (event: unknown) => ({
    installationId: 'i',
    functionKey: 'f',
    moduleType: 'm',
    moduleKey: 'k',
    event,
  });
  jobs.handle(
    'q',
    z.object({ n: z.number() }),
    toInvocation,
    async (body, success) => void settled.push([body, success]),
  );
  return jobs;
}

const timeout: Outcome = {
  success: false,
  reason: 'timeout',
  error: { errorMessage: 'x', errorType: 'FUNCTION_TIME_OUT' },
};

describe('jobs', () => {
  it('stores no body in the clear', async () => {
    await open().enqueue([{ queue: 'q', installationId: 'i', body: { n: 12345678 } }]);
    const rows = await store.db.selectFrom('queue_job').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('12345678');
  });

  it('delivers again after a platform failure, at most four times, and settles once', async () => {
    answer = async () => timeout;
    const jobs = open();
    await jobs.start();
    await jobs.enqueue([{ queue: 'q', installationId: 'i', body: { n: 1 } }]);
    for (let i = 0; i < 8; i += 1) {
      await jobs.idle();
      clock.advance(300_000);
    }
    expect(invocations).toHaveLength(5);
    expect(settled).toEqual([[{ n: 1 }, false]]);
  });

  it("does not repeat the app's own exception", async () => {
    answer = async () => ({ success: false, reason: 'app', error: { errorMessage: 'x', errorType: 'Error' } });
    const jobs = open();
    await jobs.start();
    await jobs.enqueue([{ queue: 'q', installationId: 'i', body: { n: 1 } }]);
    await jobs.idle();
    clock.advance(300_000);
    await jobs.idle();
    expect(invocations).toHaveLength(1);
    expect(settled).toEqual([[{ n: 1 }, false]]);
  });

  it('hands what a stopped host was doing to the next one', async () => {
    let release = () => {};
    answer = () => new Promise((resolve) => (release = () => resolve(timeout)));
    const first = open();
    await first.start();
    await first.enqueue([{ queue: 'q', installationId: 'i', body: { n: 1 } }]);
    while (invocations.length === 0) await Promise.resolve();
    first.stop();
    release();
    await first.idle();
    expect(settled).toEqual([]);

    answer = async () => ({ success: true, body: null });
    const second = open();
    await second.start();
    await second.idle();
    expect(settled).toEqual([[{ n: 1 }, true]]);
  });

  it('gives up a job that it cannot open, after a bounded number of tries, and goes on', async () => {
    await open(new Uint8Array(32).fill(1)).enqueue([{ queue: 'q', installationId: 'i', body: { n: 1 } }]);
    const jobs = open();
    await jobs.start();
    for (let i = 0; i <= HOST_LIMITS.jobDeliveriesMax; i += 1) {
      await jobs.idle();
      clock.advance(5_000);
    }
    expect(await queue().depth()).toBe(0);
    expect(log.filter((line) => line.event === 'jobs.failed')).toHaveLength(HOST_LIMITS.jobDeliveriesMax);
    await jobs.enqueue([{ queue: 'q', installationId: 'i', body: { n: 2 } }]);
    await jobs.idle();
    expect(settled).toEqual([[{ n: 2 }, true]]);
  });
});
