import { describe, expect, it } from 'vitest';
import { formatDay, formatInstant, parseInstant } from './format-date.ts';

describe('parseInstant()', () => {
  it('reads an offset without a colon', () => {
    expect(parseInstant('2026-03-01T09:30:00.000+0130')?.toISOString()).toBe('2026-03-01T08:00:00.000Z');
  });
  it.each([undefined, null, '', 'yesterday'])('knows that %s is none', (value) => {
    expect(parseInstant(value)).toBeUndefined();
    expect(formatInstant(value, { withTime: true })).toBe('—');
  });
});

describe('formatDay()', () => {
  it('names the same day in every zone', () => {
    expect(formatDay('2026-03-01')).toMatch(/\b0?1\b/);
  });
});
