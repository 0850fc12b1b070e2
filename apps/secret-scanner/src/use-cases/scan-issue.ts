import { closeIssue, examineIssue, openExamination } from './examine-issue.ts';
import type { IssueJob, Ports } from './ports.ts';

/**
 * Scans one issue because something happened to it. Jobs of one issue coalesce: a job whose moment lies before the
 * start of a finished scan has been served by it.
 */
export async function scanIssue(ports: Ports, job: IssueJob): Promise<void> {
  if (job.isDeleted) return closeIssue(ports, job.issueId);
  const lastScanAt = await ports.storage.findLastScanAt(job.issueId);
  if (lastScanAt !== undefined && lastScanAt > job.requestedAt) return;
  const startedAt = ports.now();
  const [issue, examination] = await Promise.all([
    ports.jira.findIssue(job.issueId),
    openExamination(ports, { source: 'realtime', trustLabel: false }),
  ]);
  if (issue) await examineIssue(ports, examination, issue);
  // Only now: a job that dies half-way must not make its own repetition skip the work.
  await ports.storage.saveLastScanAt(job.issueId, startedAt);
}
