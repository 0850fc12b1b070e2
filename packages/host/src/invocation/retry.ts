import { z } from 'zod';
import { QUEUE_LIMITS } from '../limits.ts';
import type { Outcome } from '../sandbox/app-sandbox.ts';

/** `retryContext` of a redelivered event (Forge contract 1.4). */
export interface Retry {
  retryCount: number;
  retryReason: string;
  retryData?: unknown;
  retentionWindow: { startTime: string; remainingTimeMs: number };
}

/** What `InvocationError` of `@forge/events` becomes when a function returns it. */
const retryRequest = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .optional(),
});

const RETENTION_MS = 24 * 60 * 60 * 1000;

/**
 * FIDELITY: how the cloud spaces its own retries is not documented; here 2 s, 10 s, 1 min, 5 min; four retries are
 * documented and must not come at once.
 */
const PLATFORM_BACKOFF_MS = [2_000, 10_000, 60_000, 300_000];

/**
 * When to deliver again, or undefined. The app's own exception is final: an app asks for a retry by returning
 * `InvocationError`. What the platform did to it (time, memory, a lost process) is retried.
 */
export function retryAfter(
  outcome: Outcome,
  before: Retry | undefined,
  startedAt: number,
  now: number,
): { delayMs: number; context: Retry } | undefined {
  const retryCount = (before?.retryCount ?? 0) + 1;
  if (retryCount > QUEUE_LIMITS.retriesMax) return undefined;
  // A retried job is a new row of the queue: the window began with the first.
  const begin = before === undefined ? startedAt : Date.parse(before.retentionWindow.startTime);
  const window = {
    startTime: new Date(begin).toISOString(),
    remainingTimeMs: Math.max(begin + RETENTION_MS - now, 0),
  };
  if (outcome.success) {
    const request = retryRequest.safeParse(outcome.body);
    if (!request.success) return undefined;
    const {
      retryAfter: seconds = 0,
      retryReason = 'FUNCTION_RETRY_REQUEST',
      retryData,
    } = request.data.retryOptions ?? {};
    const delayMs = Math.min(Math.max(seconds, 0), QUEUE_LIMITS.retryAfterSeconds) * 1000;
    return {
      delayMs,
      context: { retryCount, retryReason, ...(retryData === undefined ? {} : { retryData }), retentionWindow: window },
    };
  }
  if (outcome.reason === 'app') return undefined;
  return {
    delayMs: PLATFORM_BACKOFF_MS[retryCount - 1] ?? 300_000,
    context: { retryCount, retryReason: outcome.error.errorType, retentionWindow: window },
  };
}
