import { JiraError } from '../errors.ts';

/** Lets a few run at a time, a few more wait in their order, and refuses the rest. */
export interface Gate {
  /** @throws {JiraError} JIRA_TOO_MANY when the queue is full. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

export function createGate(limits: { running: number; waiting: number }): Gate {
  let running = 0;
  const queue: (() => void)[] = [];
  return {
    async run(work) {
      if (running < limits.running) running++;
      else if (queue.length >= limits.waiting) throw new JiraError('JIRA_TOO_MANY', 'Too many attempts. Try later.');
      else await new Promise<void>((resolve) => queue.push(resolve));
      try {
        return await work();
      } finally {
        // Who waits takes over the place, so that nobody slips in between.
        const next = queue.shift();
        if (next === undefined) running--;
        else next();
      }
    },
  };
}
