// A queued job as it is stored: sealed, because an event may carry what a user typed.
import type { Job, NewJob } from '@tenon/store';
import type { Vault } from '../vault.ts';
import type { Retry } from './retry.ts';

export interface NewHostJob {
  queue: string;
  /** The app that the job is for. */
  installationId: string;
  body: unknown;
  dedupeKey?: string;
  delayMs?: number;
  /** At most `limit` jobs of this key run at once, as `concurrency` of `@forge/events` asks for. */
  concurrency?: { key: string; limit: number } | undefined;
}

interface Envelope {
  body: unknown;
  retry?: Retry;
  /** How many jobs of the group may run at once. */
  groupLimit?: number;
}

export interface Envelopes {
  wrap(job: NewHostJob): NewJob;
  /** The same job once more, later. */
  wrapAgain(job: Job, retry: { context: Retry; delayMs: number }): NewJob;
  open(job: Job): Envelope;
}

export function createEnvelopes(vault: Vault): Envelopes {
  const seal = (envelope: Envelope) => vault.seal(JSON.stringify(envelope), 'job');
  const open = (job: Job) => JSON.parse(vault.open(job.body, 'job')) as Envelope;
  return {
    open,
    wrap({ body, concurrency, installationId: owner, ...job }) {
      if (concurrency === undefined) return { ...job, owner, body: seal({ body }) };
      const { key, limit } = concurrency;
      return { ...job, owner, group: `${job.queue}:${key}`, body: seal({ body, groupLimit: limit }) };
    },
    wrapAgain(job, { context, delayMs }) {
      const body = seal({ ...open(job), retry: context });
      const { group, owner } = job;
      const rest = { ...(group === undefined ? {} : { group }), ...(owner === undefined ? {} : { owner }) };
      return { queue: job.queue, body, delayMs, ...rest };
    },
  };
}
