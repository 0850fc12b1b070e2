import { expect, test } from 'vitest';
import { missingCanaries, parseCanaries } from './canary.ts';
import type { Detection } from './finding.ts';

function detection(ruleId: string, field: Detection['field'], id: string): Detection {
  return { id, ruleId, field, ruleName: '', category: 'secret', severity: 'low', confidence: 'low', count: 1 };
}

test('missingCanaries() needs one finding for each of two equal canaries', () => {
  const twice = [
    { rule: 'a', field: 'description' as const },
    { rule: 'a', field: 'description' as const },
  ];
  expect(missingCanaries(twice, [detection('a', 'description', '1')])).toHaveLength(1);
  expect(missingCanaries(twice, [detection('a', 'description', '1'), detection('a', 'description', '2')])).toEqual([]);
});

test('missingCanaries() takes neither another field nor another rule', () => {
  const found = [detection('a', 'comment', '1'), detection('b', 'description', '2')];
  expect(missingCanaries([{ rule: 'a', field: 'description' }], found)).toHaveLength(1);
});

test('parseCanaries() leaves out what does not fit', () => {
  expect(
    parseCanaries({ expected: [{ rule: 'a', field: 'summary' }, { rule: 1, field: 'summary' }, null] }),
  ).toHaveLength(1);
  expect([undefined, null, 'x', { expected: 'x' }].flatMap(parseCanaries)).toEqual([]);
});
