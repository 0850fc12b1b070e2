import { expect, test } from 'vitest';
import type { ScanStatus } from '../../../../src/contract.ts';
import { phaseOf } from './phase.ts';

function status(scanId: string, state: ScanStatus['state']): ScanStatus {
  return { scanId, state } as ScanStatus;
}

test('phaseOf() tells before, during and after a scan apart, and one scan from the next', () => {
  const phases = [
    null,
    status('1', 'running'),
    status('1', 'complete'),
    status('2', 'running'),
    status('2', 'complete'),
  ];
  expect(new Set(phases.map((scan) => phaseOf(scan).key)).size).toBe(phases.length);
  expect(phases.map((scan) => phaseOf(scan).isRunning)).toEqual([false, true, false, true, false]);
});
