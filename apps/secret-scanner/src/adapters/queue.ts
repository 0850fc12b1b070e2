import { InvocationError, InvocationErrorCode, type PushEvent, Queue } from '@forge/events';
import { JiraCallError } from '../errors.ts';
import { PUSH_EVENTS_MAX } from '../limits.ts';
import type { QueuePort } from '../use-cases/ports.ts';

/** Concurrency keeps two jobs of one issue, and two pages of one scan, from running at the same time. */
export const queue: QueuePort = {
  async pushIssueJobs(jobs) {
    const queueOfIssues = new Queue({ key: 'issue-scans' });
    const events = jobs.map((job): PushEvent => {
      return { body: { ...job }, concurrency: { key: `issue-${job.issueId}`, limit: 1 } };
    });
    for (let start = 0; start < events.length; start += PUSH_EVENTS_MAX) {
      await queueOfIssues.push(events.slice(start, start + PUSH_EVENTS_MAX));
    }
  },
  async pushScanJob(job) {
    await new Queue({ key: 'history-scans' }).push({ body: { ...job }, concurrency: { key: 'history', limit: 1 } });
  },
};

/** Asks the platform to deliver the job again. */
export function retryLater(error: unknown): InvocationError {
  const isLimited = error instanceof JiraCallError && error.status === 429;
  const { FUNCTION_UPSTREAM_RATE_LIMITED, FUNCTION_RETRY_REQUEST } = InvocationErrorCode;
  return new InvocationError({
    retryAfter: (error instanceof JiraCallError ? error.retryAfterSeconds : undefined) ?? 5,
    retryReason: isLimited ? FUNCTION_UPSTREAM_RATE_LIMITED : FUNCTION_RETRY_REQUEST,
  });
}
