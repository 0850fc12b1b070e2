import { expect, test } from 'vitest';
import { isSameFilter } from './same-filter.ts';

test('isSameFilter() is false as soon as one name differs, so a tile is chosen only when the table shows its findings', () => {
  expect(isSameFilter({ state: 'open', severity: 'high' }, { severity: 'high', state: 'open' })).toBe(true);
  expect(isSameFilter({ state: 'falsePositive', severity: 'high' }, { state: 'open', severity: 'high' })).toBe(false);
  expect(isSameFilter({ state: 'open', projectKey: 'PAY' }, { state: 'open' })).toBe(false);
  expect(isSameFilter({ state: 'open' }, { state: 'open', category: 'pii' })).toBe(false);
});

test('isSameFilter() takes a cleared name for none', () => {
  const cleared = { state: 'open', severity: undefined } as Parameters<typeof isSameFilter>[0];
  expect(isSameFilter(cleared, { state: 'open' })).toBe(true);
});
