import type { Clock, Ids } from '@tenon/kernel';
import { type Kysely, sql } from 'kysely';
import type { Migration } from './migrate.ts';

/** A durable job. It is delivered at least once: a lease that runs out, or a process that dies, delivers it again. */
export interface Job {
  id: number;
  queue: string;
  group: string | undefined;
  owner: string | undefined;
  body: string;
  /** Deliveries so far, this one included. */
  attempt: number;
  enqueuedAt: number;
  leaseToken: string;
}

export interface NewJob {
  queue: string;
  body: string;
  /** While a job with this key waits or runs, another one with the same key is dropped. */
  dedupeKey?: string;
  delayMs?: number;
  /** Jobs of one group, or of one owner, can be held back together. */
  group?: string;
  owner?: string;
}

export interface Queue {
  enqueue(jobs: readonly NewJob[]): Promise<void>;
  /** The oldest available jobs, invisible to others for `leaseMs`; renew it while the work lasts. */
  claim(options: {
    limit: number;
    leaseMs: number;
    exceptGroups?: readonly string[];
    exceptOwners?: readonly string[];
  }): Promise<Job[]>;
  renew(job: Job, leaseMs: number): Promise<boolean>;
  /** Forgets the job. False when the lease was lost meanwhile: someone else has it now. */
  complete(job: Job): Promise<boolean>;
  /** Makes the job available again after `retryAfterMs`. */
  release(job: Job, retryAfterMs: number): Promise<boolean>;
  /** Frees every lease. Only for the single owner of the database, at start: a killed process left them. */
  releaseAll(): Promise<number>;
  /** Instant at which the next job becomes available, or undefined when none waits. */
  nextAvailableAt(): Promise<number | undefined>;
  depth(): Promise<number>;
}

export interface QueueTables {
  queue_job: {
    id: number;
    queue: string;
    dedupe_key: string | null;
    group_key: string | null;
    owner_key: string | null;
    body: string;
    attempts: number;
    available_at: number;
    lease_token: string | null;
    enqueued_at: number;
  };
}

export const queueMigration: Migration = {
  name: 'queue-1',
  sql: `
    CREATE TABLE queue_job (
      id INTEGER PRIMARY KEY,
      queue TEXT NOT NULL,
      dedupe_key TEXT UNIQUE,
      group_key TEXT,
      owner_key TEXT,
      body TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      available_at INTEGER NOT NULL,
      lease_token TEXT,
      enqueued_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX queue_job_available ON queue_job (available_at, id);`,
};

/** The embedded queue: `available_at` is both the start of a delayed job and the end of a lease. */
export function createQueue<Tables extends QueueTables>(
  owner: Kysely<Tables>,
  { clock, ids }: { clock: Clock; ids: Ids },
): Queue {
  // Kysely is invariant in its table map; the queue uses its own table only, which every owner has.
  const db = owner as unknown as Kysely<QueueTables>;
  const held = (job: Job) => ({ id: job.id, lease_token: job.leaseToken });

  return {
    async enqueue(jobs) {
      if (jobs.length === 0) return;
      const now = clock.now();
      const rows = jobs.map((job) => ({
        queue: job.queue,
        body: job.body,
        dedupe_key: job.dedupeKey ?? null,
        group_key: job.group ?? null,
        owner_key: job.owner ?? null,
        attempts: 0,
        available_at: now + (job.delayMs ?? 0),
        enqueued_at: now,
      }));
      await db
        .insertInto('queue_job')
        .values(rows as never)
        .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
        .execute();
    },

    async claim({ limit, leaseMs, exceptGroups = [], exceptOwners = [] }) {
      const now = clock.now();
      const leaseToken = ids.token();
      const barred = sql.join([without('group_key', exceptGroups), without('owner_key', exceptOwners)], sql` `);
      const { rows } = await sql<QueueTables['queue_job']>`
        UPDATE queue_job SET lease_token = ${leaseToken}, available_at = ${now + leaseMs}, attempts = attempts + 1
        WHERE id IN (SELECT id FROM queue_job WHERE available_at <= ${now} ${barred} ORDER BY available_at, id LIMIT ${limit})
        RETURNING *`.execute(db);
      return rows.map((row) => toJob(row, leaseToken)).sort((a, b) => a.id - b.id);
    },

    async renew(job, leaseMs) {
      const result = await db
        .updateTable('queue_job')
        .set({ available_at: clock.now() + leaseMs })
        .where((eb) => eb.and(held(job)))
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async complete(job) {
      const result = await db
        .deleteFrom('queue_job')
        .where((eb) => eb.and(held(job)))
        .executeTakeFirst();
      return result.numDeletedRows > 0n;
    },

    async release(job, retryAfterMs) {
      const result = await db
        .updateTable('queue_job')
        .set({ available_at: clock.now() + retryAfterMs, lease_token: null })
        .where((eb) => eb.and(held(job)))
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },

    async releaseAll() {
      const result = await db
        .updateTable('queue_job')
        .set({ available_at: clock.now(), lease_token: null })
        .where('lease_token', 'is not', null)
        .executeTakeFirst();
      return Number(result.numUpdatedRows);
    },

    async nextAvailableAt() {
      const row = await db
        .selectFrom('queue_job')
        .select('available_at')
        .orderBy('available_at')
        .limit(1)
        .executeTakeFirst();
      return row?.available_at;
    },

    async depth() {
      const row = await db
        .selectFrom('queue_job')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(row.count);
    },
  };
}

function toJob(row: QueueTables['queue_job'], leaseToken: string): Job {
  return {
    id: row.id,
    queue: row.queue,
    group: row.group_key ?? undefined,
    owner: row.owner_key ?? undefined,
    body: row.body,
    attempt: row.attempts,
    enqueuedAt: row.enqueued_at,
    leaseToken,
  };
}

function without(column: 'group_key' | 'owner_key', values: readonly string[]) {
  if (values.length === 0) return sql``;
  return sql`AND (${sql.ref(column)} IS NULL OR ${sql.ref(column)} NOT IN (${sql.join(values)}))`;
}
