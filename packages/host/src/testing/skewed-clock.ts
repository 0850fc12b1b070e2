import { type Clock, systemClock } from '@tenon/kernel';

/** The machine's clock, which a test can push forward: real processes keep real time, waits need not be waited for. */
export interface SkewedClock extends Clock {
  advance(ms: number): void;
}

export function skewedClock(): SkewedClock {
  let offset = 0;
  const pending = new Set<{ at: number; run: () => void }>();
  const now = () => systemClock.now() + offset;
  return {
    now,
    after(delayMs, task) {
      const entry = { at: now() + delayMs, run: () => {} };
      const timer = systemClock.after(delayMs, () => entry.run());
      entry.run = () => {
        if (!pending.delete(entry)) return;
        timer.cancel();
        task();
      };
      pending.add(entry);
      return {
        cancel() {
          pending.delete(entry);
          timer.cancel();
        },
      };
    },
    advance(ms) {
      offset += ms;
      for (const entry of [...pending].sort((a, b) => a.at - b.at)) if (entry.at <= now()) entry.run();
    },
  };
}
