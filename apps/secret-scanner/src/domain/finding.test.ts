import { describe, expect, test } from 'vitest';
import { type Detection, observe, stateOf } from './finding.ts';

const seen: Detection = {
  id: '1:description:rule:aa',
  field: 'description',
  ruleId: 'rule',
  ruleName: 'Rule',
  category: 'secret',
  severity: 'high',
  confidence: 'high',
  count: 1,
};

function historyOf(...steps: [now: number, isSeen: boolean][]) {
  return steps.reduce(
    (known, [now, isSeen]) => observe(known, isSeen ? [seen] : [], { now, source: 'realtime' }),
    [] as ReturnType<typeof observe>,
  );
}

describe('stateOf()', () => {
  test('text that appears is open, text that goes is resolved by the scanner, text that returns is open again', () => {
    const states = [
      [[10, true]],
      [
        [10, true],
        [20, false],
      ],
      [
        [10, true],
        [20, false],
        [30, true],
      ],
    ] as [number, boolean][][];
    expect(states.map((steps) => stateOf(historyOf(...steps)[0]!, undefined))).toEqual([
      { state: 'open', updatedBy: 'scanner' },
      { state: 'resolved', updatedBy: 'scanner' },
      { state: 'open', updatedBy: 'scanner' },
    ]);
  });

  test('a resolved finding stays resolved while its text merely stays', () => {
    const [finding] = historyOf([10, true], [40, true]);
    expect(stateOf(finding!, { state: 'resolved', at: 20, by: 'ann' })).toEqual({
      state: 'resolved',
      updatedBy: 'ann',
    });
  });

  test('a resolved finding opens again when its text returns', () => {
    const [finding] = historyOf([10, true], [30, false], [40, true]);
    expect(stateOf(finding!, { state: 'resolved', at: 20, by: 'ann' }).state).toBe('open');
  });

  test('a false positive outlasts going and returning', () => {
    const [finding] = historyOf([10, true], [30, false], [40, true]);
    expect(stateOf(finding!, { state: 'falsePositive', at: 20, by: 'ann' }).state).toBe('falsePositive');
  });
});

describe('observe()', () => {
  test('a second reading of the same text changes nothing but the last sight', () => {
    const [first] = historyOf([10, true]);
    expect(historyOf([10, true], [50, true])).toEqual([{ ...first, lastSeenAt: 50 }]);
  });
});
