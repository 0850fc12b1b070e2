// The one adapter from the machine's time and randomness to the ports. Composition roots import it; nothing else does.
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, task) {
    // setTimeout overflows above 2^31 ms and would fire at once.
    const timer = setTimeout(task, Math.min(Math.max(delayMs, 0), 2 ** 31 - 1));
    (timer as { unref?: () => void }).unref?.();
    return { cancel: () => clearTimeout(timer) };
  },
};

export const systemRandom: Random = {
  bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
};
