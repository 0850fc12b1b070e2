import { expect, test } from 'vitest';
import type { ScanStatus } from '../../../../src/contract.ts';
import { phaseOf } from './phase.ts';

function status(scanId: string, state: ScanStatus['state'], found = 0): ScanStatus {
  return { scanId, state, found } as ScanStatus;
}

test('phaseOf() tells before, during and after a scan and its first finding apart, and one scan from the next', () => {
  const phases = [
    null,
    status('1', 'running'),
    status('1', 'complete'),
    status('2', 'running'),
    status('2', 'running', 1),
    status('2', 'complete', 1),
  ];
  expect(new Set(phases.map((scan) => phaseOf(scan).key)).size).toBe(phases.length);
  expect(phases.map((scan) => phaseOf(scan).isRunning)).toEqual([false, true, false, true, true, false]);
});
