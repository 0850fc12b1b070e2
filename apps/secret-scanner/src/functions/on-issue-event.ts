import { queue, retryLater } from '../adapters/queue.ts';
import { now } from '../adapters/system.ts';
import { touchesScannedFields } from '../domain/changed-fields.ts';
import type { IssueJob } from '../use-cases/ports.ts';

/** Hands the issue to the queue: events carry no description, and a scan may take longer than an event handler may. */
export async function onIssueEvent(event: unknown): Promise<unknown> {
  const job = parse(event);
  if (!job) return undefined;
  try {
    await queue.pushIssueJobs([job]);
    return undefined;
  } catch (error) {
    return retryLater(error);
  }
}

/** Undefined if the event cannot have changed scanned text. */
function parse(event: unknown): IssueJob | undefined {
  const { eventType, issue, changelog } = (event ?? {}) as {
    eventType?: unknown;
    issue?: { id?: unknown };
    changelog?: unknown;
  };
  const issueId = String(issue?.id ?? '');
  if (typeof eventType !== 'string' || !/^\d{1,20}$/.test(issueId)) return undefined;
  if (!touchesScannedFields({ eventType, changelog })) return undefined;
  const job = { issueId, requestedAt: now() };
  return eventType === 'avi:jira:deleted:issue' ? { ...job, isDeleted: true } : job;
}
