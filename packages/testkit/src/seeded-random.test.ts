import { expect, test } from 'vitest';
import { seededRandom } from './seeded-random.ts';

test('seededRandom() gives the same bytes for the same seed and others for another', () => {
  const first = seededRandom(7).bytes(33);
  expect(seededRandom(7).bytes(33)).toEqual(first);
  expect(seededRandom(8).bytes(33)).not.toEqual(first);
});

test('seededRandom() spreads over all byte values', () => {
  const counts = new Array<number>(256).fill(0);
  for (const byte of seededRandom(1).bytes(256 * 400)) counts[byte] = (counts[byte] ?? 0) + 1;
  expect(Math.min(...counts)).toBeGreaterThan(300);
  expect(Math.max(...counts)).toBeLessThan(500);
});
