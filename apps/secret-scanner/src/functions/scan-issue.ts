import { forgePorts } from '../adapters/ports.ts';
import type { IssueJob } from '../use-cases/ports.ts';
import { scanIssue as scanIssueNow } from '../use-cases/scan-issue.ts';
import { runJob } from './run-job.ts';

/** Consumer of the queue `issue-scans`. */
export function scanIssue(event: { body: IssueJob; retryContext?: { retryCount: number } }): Promise<unknown> {
  return runJob('scan-issue', event, () => scanIssueNow(forgePorts, event.body));
}
