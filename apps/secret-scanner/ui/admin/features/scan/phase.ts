import type { ScanStatus } from '../../../../src/contract.ts';

/** What the lists of findings need to know of the scan. */
export interface ScanPhase {
  isRunning: boolean;
  /** Another key is another phase: what was read before it is out of date. */
  key: string;
}

export function phaseOf(scan: ScanStatus | null): ScanPhase {
  if (scan === null) return { isRunning: false, key: 'none' };
  // The first finding is a phase of its own: "nothing so far" must not stand beside its number.
  const found = scan.found > 0 ? 'some' : 'none';
  return { isRunning: scan.state === 'running', key: `${scan.scanId} ${scan.state} ${found}` };
}
