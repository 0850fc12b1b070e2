import { forgePorts } from '../adapters/ports.ts';
import type { ScanJob } from '../domain/scan.ts';
import { failScan, scanPage as scanPageNow } from '../use-cases/scan-page.ts';
import { runJob } from './run-job.ts';

/** Consumer of the queue `history-scans`. */
export function scanPage(event: { body: ScanJob; retryContext?: { retryCount: number } }): Promise<unknown> {
  return runJob(
    'scan-page',
    event,
    () => scanPageNow(forgePorts, event.body),
    (reason) => failScan(forgePorts, event.body, reason),
  );
}
