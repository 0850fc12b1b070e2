/** A running timer; `cancel` is idempotent. */
export interface Timer {
  cancel(): void;
}

/** The only source of time. Instants are milliseconds since 1970-01-01T00:00Z. */
export interface Clock {
  now(): number;
  /** Runs `task` once, `delayMs` from now. A pending timer never keeps the process alive. */
  after(delayMs: number, task: () => void): Timer;
}

/** Resolves `delayMs` from now on the given clock. */
export function delay(clock: Clock, delayMs: number): Promise<void> {
  return new Promise((resolve) => clock.after(delayMs, resolve));
}
