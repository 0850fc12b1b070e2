import { expect, test } from 'vitest';
import { undoOf } from './undo.ts';

test('undoOf() gives each finding back the state it had', () => {
  const changes = [
    { id: 'a', previous: 'open' },
    { id: 'b', previous: 'falsePositive' },
    { id: 'c', previous: 'open' },
  ] as const;
  expect(undoOf(changes)).toEqual([
    ['open', ['a', 'c']],
    ['falsePositive', ['b']],
  ]);
});
