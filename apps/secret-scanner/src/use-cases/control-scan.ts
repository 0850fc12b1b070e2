// Start, cancel and resume of the historical scan, as an administrator asks for them.
import { jobOf, type ScanRecord, type ScanStatus, startedScan, statusOf } from '../domain/scan.ts';
import { ScannerError } from '../errors.ts';
import type { Ports } from './ports.ts';

/** @throws {ScannerError} SCAN_RUNNING */
export async function startScan(ports: Ports): Promise<ScanStatus> {
  const current = await scanStatus(ports);
  if (current?.state === 'running') {
    throw new ScannerError(
      'SCAN_RUNNING',
      'Cannot start a scan: another one is running, cancel it or wait for its end',
    );
  }
  const total = await ports.jira.countIssues();
  return launch(ports, startedScan(ports.newId(), total, ports.now()));
}

/**
 * The running job sees the wish before its next page.
 *
 * @throws {ScannerError} SCAN_NOT_RUNNING
 */
export async function cancelScan(ports: Ports): Promise<ScanStatus> {
  const current = await scanStatus(ports);
  if (current?.state !== 'running' && current?.state !== 'stalled') {
    throw new ScannerError('SCAN_NOT_RUNNING', 'Cannot cancel the scan: none is running');
  }
  await ports.storage.saveCancelledScanId(current.scanId);
  return { ...current, state: 'cancelled' };
}

/**
 * Goes on where the record stands. The findings of a page that was half done are found again, not twice.
 *
 * @throws {ScannerError} SCAN_NOT_STALLED
 */
export async function resumeScan(ports: Ports): Promise<ScanStatus> {
  const record = await ports.storage.findScan();
  const state = record && (await scanStatus(ports))?.state;
  if (!record || (state !== 'stalled' && state !== 'error')) {
    throw new ScannerError('SCAN_NOT_STALLED', 'Cannot resume the scan: it has not stopped half-way');
  }
  const { finishedAt: _ended, message: _reason, ...rest } = record;
  return launch(ports, { ...rest, state: 'running', heartbeatAt: ports.now() });
}

/** Undefined before the first scan. */
export async function scanStatus({ storage, now }: Pick<Ports, 'storage' | 'now'>): Promise<ScanStatus | undefined> {
  const [record, cancelledScanId] = await Promise.all([storage.findScan(), storage.findCancelledScanId()]);
  return record && statusOf(record, cancelledScanId, now());
}

async function launch(ports: Ports, record: ScanRecord): Promise<ScanStatus> {
  await ports.storage.saveScan(record);
  await ports.queue.pushScanJob(jobOf(record));
  return statusOf(record, undefined, ports.now());
}
