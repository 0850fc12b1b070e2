import type { ScanStatus } from '../../../../src/contract.ts';

/** What the lists of findings need to know of the scan. */
export interface ScanPhase {
  isRunning: boolean;
  /** Another key is another phase: what was read before it is out of date. */
  key: string;
}

export function phaseOf(scan: ScanStatus | null): ScanPhase {
  return { isRunning: scan?.state === 'running', key: scan === null ? 'none' : `${scan.scanId} ${scan.state}` };
}
