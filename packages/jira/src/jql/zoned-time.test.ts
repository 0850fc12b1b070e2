import { describe, expect, it } from 'vitest';
import { fromLocal, shift, startOf, toLocal } from './zoned-time.ts';

const BERLIN = 'Europe/Berlin';
const at = (text: string) => Date.parse(text);

describe('zoned time', () => {
  it('goes to local digits and back, in winter and in summer', () => {
    for (const text of ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z', '1969-12-31T23:59:59.999Z']) {
      expect(fromLocal(toLocal(at(text), BERLIN), BERLIN)).toBe(at(text));
    }
    expect(new Date(toLocal(at('2026-07-15T12:00:00Z'), BERLIN)).toISOString()).toBe('2026-07-15T14:00:00.000Z');
  });

  it('the day begins at local midnight on the day the clocks change', () => {
    const midnight = startOf(toLocal(at('2026-03-29T12:00:00Z'), BERLIN), 'd');
    expect(new Date(fromLocal(midnight, BERLIN)).toISOString()).toBe('2026-03-28T23:00:00.000Z');
    const next = fromLocal(shift(midnight, 1, 'd'), BERLIN);
    expect(next - fromLocal(midnight, BERLIN)).toBe(23 * 3_600_000);
  });

  it('weeks begin on Sunday, months and years on their first day', () => {
    const wednesday = at('2026-03-04T10:30:00Z');
    expect(new Date(startOf(wednesday, 'w')).toISOString()).toBe('2026-03-01T00:00:00.000Z');
    expect(new Date(startOf(wednesday, 'M')).toISOString()).toBe('2026-03-01T00:00:00.000Z');
    expect(new Date(startOf(wednesday, 'y')).toISOString()).toBe('2026-01-01T00:00:00.000Z');
  });
});
