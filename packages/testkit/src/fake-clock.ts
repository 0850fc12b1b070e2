import type { Clock } from '@tenon/kernel';

/** A Clock that stands still until the test moves it. */
export interface FakeClock extends Clock {
  /** Moves on by `ms`; each timer due runs at its own instant, in order, and what it started settles before the next. */
  advance(ms: number): Promise<void>;
  /** Moves to the instant `now`, backwards too. Timers that fall due run at the next `advance`, none runs here. */
  set(now: number): void;
  /** Timers that wait. */
  pending(): number;
}

interface Waiting {
  dueAt: number;
  order: number;
  task: () => void;
}

export function fakeClock(start: number): FakeClock {
  let now = start;
  let order = 0;
  const waiting = new Set<Waiting>();

  async function advance(ms: number): Promise<void> {
    const end = now + ms;
    await settle();
    for (let timer = firstDue(waiting, end); timer !== undefined; timer = firstDue(waiting, end)) {
      waiting.delete(timer);
      now = Math.max(now, timer.dueAt);
      timer.task();
      await settle();
    }
    now = Math.max(now, end);
  }

  return {
    now: () => now,
    after(delayMs, task) {
      const timer = { dueAt: now + Math.max(delayMs, 0), order: order++, task };
      waiting.add(timer);
      return { cancel: () => void waiting.delete(timer) };
    },
    advance,
    set: (instant) => {
      now = instant;
    },
    pending: () => waiting.size,
  };
}

function firstDue(waiting: Iterable<Waiting>, until: number): Waiting | undefined {
  let first: Waiting | undefined;
  for (const timer of waiting) {
    if (timer.dueAt > until) continue;
    if (first === undefined || timer.dueAt < first.dueAt || (timer.dueAt === first.dueAt && timer.order < first.order))
      first = timer;
  }
  return first;
}

/** The event loop reaches the check phase only after the microtask queue is empty, however long its chains are. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
