// The historical scan is a chain of jobs, one search page each. Every job carries the counters of the pages before it,
// and the record is only ever set to absolute values; so a job that runs twice counts once.
//
//   start -> running -> complete            last page done
//                    -> cancelled           an administrator asked for it
//                    -> error               Jira refused for good, or too often
//   running without a sign of life for STALLED_AFTER_MS is shown as stalled; stalled and error can be resumed.
import { STALLED_AFTER_MS } from '../limits.ts';
import type { Canary } from './canary.ts';

type ScanState = 'running' | 'complete' | 'cancelled' | 'error';

export interface ScanCounters {
  scanned: number;
  found: number;
  /** Of `found`, those that no scan had seen before. */
  fresh: number;
  /** Issues with findings on which Jira refuses the app the label or the comment. */
  unmarked: number;
  canariesExpected: number;
  canariesFound: number;
  missingCanaries: (Canary & { issueKey: string })[];
  byRule: Record<string, number>;
}

/** The message of the queue. `page` counts from 0. */
export interface ScanJob {
  scanId: string;
  page: number;
  nextPageToken?: string;
  counters: ScanCounters;
}

/** The one record of the current or last scan. It always holds what the next job needs. */
export interface ScanRecord extends ScanJob {
  state: ScanState;
  /** Approximate number of issues when the scan began. */
  total: number;
  startedAt: number;
  heartbeatAt: number;
  finishedAt?: number;
  message?: string;
}

/** What an administrator sees. */
export interface ScanStatus extends ScanCounters {
  scanId: string;
  state: ScanState | 'stalled';
  total: number;
  startedAt: number;
  finishedAt?: number;
  message?: string;
  ratePerSecond: number;
  remainingSeconds?: number;
}

function noCounters(): ScanCounters {
  return {
    scanned: 0,
    found: 0,
    fresh: 0,
    unmarked: 0,
    canariesExpected: 0,
    canariesFound: 0,
    missingCanaries: [],
    byRule: {},
  };
}

export function startedScan(scanId: string, total: number, now: number): ScanRecord {
  return { scanId, page: 0, counters: noCounters(), state: 'running', total, startedAt: now, heartbeatAt: now };
}

/** Whether the record still waits for this job: same scan, still running, page not done yet. */
export function isDue(record: ScanRecord | undefined, job: ScanJob): record is ScanRecord {
  return record?.scanId === job.scanId && record.state === 'running' && record.page <= job.page;
}

/** The record when the next job is known, or the end when there is none. */
export function afterPage(record: ScanRecord, next: ScanJob, now: number): ScanRecord {
  const { nextPageToken: _done, ...rest } = record;
  const moved: ScanRecord = { ...rest, ...next, heartbeatAt: now };
  return next.nextPageToken === undefined ? { ...moved, state: 'complete', finishedAt: now } : moved;
}

/** The job at a place of the chain. Without a token it is the first one, or stands behind the last. */
export function jobOf({
  scanId,
  page,
  nextPageToken,
  counters,
}: Omit<ScanJob, 'nextPageToken'> & { nextPageToken?: string | undefined }): ScanJob {
  return { scanId, page, counters, ...(nextPageToken === undefined ? {} : { nextPageToken }) };
}

export function ended(record: ScanRecord, state: 'cancelled' | 'error', now: number, message?: string): ScanRecord {
  return { ...record, state, finishedAt: now, ...(message === undefined ? {} : { message }) };
}

/** `cancelledScanId` is the administrator's word, kept apart from the record that the running job writes. */
export function statusOf(record: ScanRecord, cancelledScanId: string | undefined, now: number): ScanStatus {
  const { scanId, total, startedAt, finishedAt, message, counters } = record;
  const elapsedSeconds = Math.max((finishedAt ?? record.heartbeatAt) - startedAt, 1) / 1000;
  const ratePerSecond = counters.scanned / elapsedSeconds;
  const state = shownState(record, cancelledScanId, now);
  const remaining = Math.max(total - counters.scanned, 0);
  return {
    ...counters,
    scanId,
    state,
    total: Math.max(total, counters.scanned),
    startedAt,
    ratePerSecond,
    ...(finishedAt === undefined ? {} : { finishedAt }),
    ...(message === undefined ? {} : { message }),
    ...(state === 'running' && ratePerSecond > 0 ? { remainingSeconds: Math.ceil(remaining / ratePerSecond) } : {}),
  };
}

function shownState(record: ScanRecord, cancelledScanId: string | undefined, now: number): ScanStatus['state'] {
  if (record.state !== 'running') return record.state;
  if (cancelledScanId === record.scanId) return 'cancelled';
  return now - record.heartbeatAt > STALLED_AFTER_MS ? 'stalled' : 'running';
}
