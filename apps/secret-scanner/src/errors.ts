import { AppError } from '@tenon/app-kit';

/**
 * SCAN_RUNNING: a scan was to be started while one runs. SCAN_NOT_RUNNING: there is nothing to cancel.
 * SCAN_NOT_STALLED: there is nothing to resume.
 */
export type ScannerCode = 'SCAN_RUNNING' | 'SCAN_NOT_RUNNING' | 'SCAN_NOT_STALLED';

export class ScannerError extends AppError<ScannerCode> {
  override name = 'ScannerError';
}

/** Jira refused or failed. Holds the status and our own name of the call; the body may hold anything and is dropped. */
export class JiraCallError extends Error {
  readonly status: number;
  readonly retryAfterSeconds: number | undefined;

  constructor(call: string, status: number, retryAfterSeconds?: number) {
    super(`Cannot ${call}: Jira answered ${status}`);
    this.name = 'JiraCallError';
    this.status = status;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether the same call may succeed later. */
  get isTransient(): boolean {
    return this.status === 429 || this.status >= 500;
  }
}
