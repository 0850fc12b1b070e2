import { expect, it } from 'vitest';
import { createGate } from './gate.ts';

it('a gate runs four at a time, keeps the order of the rest, and goes on after a failure', async () => {
  const gate = createGate({ running: 4, waiting: 3 });
  const started: number[] = [];
  const open: (() => void)[] = [];
  const enter = (i: number) =>
    gate.run(async () => {
      started.push(i);
      await new Promise<void>((resolve) => open.push(resolve));
      if (i === 0) throw new Error('failed');
      return i;
    });
  const results = Promise.allSettled([0, 1, 2, 3, 4, 5, 6, 7].map(enter));
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2, 3]);
  for (let i = 0; i < 7; i++) {
    open[i]?.();
    for (let tick = 0; tick < 10; tick++) await Promise.resolve();
    expect(started).toHaveLength(Math.min(i + 5, 7));
  }
  const settled = await results;
  expect(started).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(settled[0]).toMatchObject({ reason: { message: 'failed' } });
  expect(settled[7]).toMatchObject({ reason: { code: 'JIRA_TOO_MANY' } });
  expect(await Promise.all([1, 2].map((i) => gate.run(async () => i)))).toEqual([1, 2]);
});
