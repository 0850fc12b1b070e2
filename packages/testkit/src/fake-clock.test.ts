import { delay } from '@tenon/kernel';
import { expect, test } from 'vitest';
import { fakeClock } from './fake-clock.ts';

test('advance() runs due timers in order of time, then of creation', async () => {
  const clock = fakeClock(1_000);
  const ran: string[] = [];
  clock.after(20, () => ran.push(`b@${clock.now()}`));
  clock.after(10, () => ran.push(`a@${clock.now()}`));
  clock.after(20, () => ran.push(`c@${clock.now()}`));
  clock.after(21, () => ran.push('late'));
  await clock.advance(20);
  expect(ran).toEqual(['a@1010', 'b@1020', 'c@1020']);
  expect([clock.now(), clock.pending()]).toEqual([1_020, 1]);
});

test('advance() lets a chain of timers and promises run to its end', async () => {
  const clock = fakeClock(0);
  const seen: number[] = [];
  async function tick(): Promise<void> {
    for (let i = 0; i < 3; i++) {
      await delay(clock, 10);
      seen.push(clock.now());
    }
  }
  const done = tick();
  await clock.advance(30);
  await done;
  expect(seen).toEqual([10, 20, 30]);
});

test('a cancelled timer never runs, and set() runs none', async () => {
  const clock = fakeClock(0);
  const ran: string[] = [];
  const timer = clock.after(5, () => ran.push('cancelled'));
  clock.after(5, () => ran.push('kept'));
  timer.cancel();
  timer.cancel();
  clock.set(100);
  expect(ran).toEqual([]);
  await clock.advance(0);
  expect(ran).toEqual(['kept']);
});
