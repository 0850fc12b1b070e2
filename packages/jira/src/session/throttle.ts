import type { Clock } from '@tenon/kernel';

/** Slows down the guessing of passwords, by account name. Kept in memory: a restart forgives. */
export interface SignInThrottle {
  /** Milliseconds to wait before the next try; 0 when it may be made. */
  waitMs(name: string): number;
  failed(name: string): void;
  succeeded(name: string): void;
  /** Runs the tries of one name one after the other: a burst must not pass before its first failure counts. */
  inTurn<T>(name: string, attempt: () => Promise<T>): Promise<T>;
}

const FREE_FAILURES = 5;
const WAIT_MS_MAX = 300_000;
/** Bounds the memory that a stranger can make us use; the oldest name is forgotten first. */
const NAMES_MAX = 10_000;

export function createThrottle(clock: Clock): SignInThrottle {
  const tries = new Map<string, { failures: number; openAt: number }>();
  const turns = new Map<string, Promise<void>>();
  return {
    async inTurn(name, attempt) {
      const result = (turns.get(keyOf(name)) ?? Promise.resolve()).then(attempt);
      const turn = result.then(nothing, nothing);
      turns.set(keyOf(name), turn);
      await turn;
      if (turns.get(keyOf(name)) === turn) turns.delete(keyOf(name));
      return result;
    },
    waitMs: (name) => Math.max((tries.get(keyOf(name))?.openAt ?? 0) - clock.now(), 0),
    failed(name) {
      const failures = (tries.get(keyOf(name))?.failures ?? 0) + 1;
      const waitMs = failures < FREE_FAILURES ? 0 : Math.min(1000 * 2 ** (failures - FREE_FAILURES), WAIT_MS_MAX);
      tries.delete(keyOf(name));
      tries.set(keyOf(name), { failures, openAt: clock.now() + waitMs });
      if (tries.size > NAMES_MAX) tries.delete(tries.keys().next().value ?? '');
    },
    succeeded: (name) => void tries.delete(keyOf(name)),
  };
}

function nothing(): void {}

function keyOf(name: string): string {
  return name.trim().toLowerCase().slice(0, 320);
}
