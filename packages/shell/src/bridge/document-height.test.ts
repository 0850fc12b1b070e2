import { describe, expect, it } from 'vitest';
import { heightToReport } from './document-height.ts';

describe('heightToReport()', () => {
  it('reports the first measurement and each change', () => {
    expect(heightToReport(undefined, { contentBottom: 300, windowHeight: 150 })).toBe(300);
    expect(heightToReport({ contentBottom: 300, windowHeight: 300 }, { contentBottom: 200, windowHeight: 300 })).toBe(
      200,
    );
  });

  it('is silent when nothing changed', () => {
    const same = { contentBottom: 300, windowHeight: 150 };
    expect(heightToReport(same, { ...same, windowHeight: 300 })).toBeUndefined();
  });

  it('settles when the content follows the window with a margin', () => {
    let windowHeight = 500;
    let before: { contentBottom: number; windowHeight: number } | undefined;
    const reports: number[] = [];
    for (let round = 0; round < 10; round++) {
      const now = { contentBottom: windowHeight + 16, windowHeight };
      const height = heightToReport(before, now);
      before = now;
      if (height === undefined) break;
      reports.push(height);
      windowHeight = height;
    }
    expect(reports).toEqual([516]);
  });
});
