import { type Canary, missingCanaries, parseCanaries } from '../domain/canary.ts';
import type { IssueText } from '../domain/issue-text.ts';
import { afterPage, ended, isDue, jobOf, type ScanCounters, type ScanJob, type ScanRecord } from '../domain/scan.ts';
import { MISSING_CANARIES_MAX, PARALLEL_ISSUES } from '../limits.ts';
import { type Examined, examineIssue, openExamination } from './examine-issue.ts';
import { mapBounded } from './map-bounded.ts';
import type { Ports } from './ports.ts';

/**
 * One page of the historical scan. The next job is pushed before the record moves on: killed in between, this job comes
 * again, finds the same, and of the two equal next jobs the second is no longer due.
 */
export async function scanPage(ports: Ports, job: ScanJob): Promise<void> {
  const { storage, queue } = ports;
  const record = await storage.findScan();
  if (!isDue(record, job) || (await endIfCancelled(ports, record))) return;
  const page = await ports.jira.searchIssues(job.nextPageToken);
  const counters = await examinePage(ports, record.startedAt, page.issues, job.counters);
  const next = jobOf({ scanId: job.scanId, page: job.page + 1, nextPageToken: page.nextPageToken, counters });
  if (next.nextPageToken !== undefined) await queue.pushScanJob(next);
  const current = await storage.findScan();
  if (isDue(current, job)) await storage.saveScan(afterPage(current, next, ports.now()));
}

/** The platform has given up on the job: say so instead of standing still. */
export async function failScan(ports: Pick<Ports, 'storage' | 'now'>, job: ScanJob, message: string): Promise<void> {
  const record = await ports.storage.findScan();
  if (isDue(record, job)) await ports.storage.saveScan(ended(record, 'error', ports.now(), message));
}

async function endIfCancelled({ storage, now }: Ports, record: ScanRecord): Promise<boolean> {
  if ((await storage.findCancelledScanId()) !== record.scanId) return false;
  await storage.saveScan(ended(record, 'cancelled', now()));
  return true;
}

async function examinePage(
  ports: Ports,
  startedAt: number,
  issues: readonly IssueText[],
  before: ScanCounters,
): Promise<ScanCounters> {
  const examination = await openExamination(ports, { source: 'historical', trustLabel: true });
  const results = await mapBounded(issues, PARALLEL_ISSUES, async (issue) => {
    return { issue, examined: await examineIssue(ports, examination, issue) };
  });
  return results.reduce((counters, { issue, examined }) => count(counters, issue, examined, startedAt), before);
}

function count(before: ScanCounters, issue: IssueText, examined: Examined, startedAt: number): ScanCounters {
  const expected = parseCanaries(issue.canary);
  const missing = missingCanaries(expected, examined.detections);
  const byRule = { ...before.byRule };
  for (const { ruleId } of examined.detections) byRule[ruleId] = (byRule[ruleId] ?? 0) + 1;
  return {
    scanned: before.scanned + 1,
    found: before.found + examined.detections.length,
    fresh: before.fresh + examined.freshSince(startedAt),
    unmarked: before.unmarked + (examined.isMarked ? 0 : 1),
    canariesExpected: before.canariesExpected + expected.length,
    canariesFound: before.canariesFound + expected.length - missing.length,
    missingCanaries: [...before.missingCanaries, ...named(missing, issue.key)].slice(0, MISSING_CANARIES_MAX),
    byRule,
  };
}

function named(missing: readonly Canary[], issueKey: string): ScanCounters['missingCanaries'] {
  return missing.map(({ rule, field }) => ({ rule, field, issueKey }));
}
