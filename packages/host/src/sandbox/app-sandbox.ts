import type { Clock } from '@tenon/kernel';
import type { FromSandbox, InvocationMeta } from '@tenon/wire';
import { HOST_LIMITS } from '../limits.ts';
import { residentMB } from './memory.ts';
import type { SandboxProcess } from './sandbox-process.ts';

/** How an invocation ended. `reason` tells the app's own exception from what the platform did to it. */
export type Outcome =
  | { success: true; body: unknown }
  | {
      success: false;
      reason: 'app' | 'timeout' | 'memory' | 'crash';
      error: { errorMessage: string; errorType: string };
    };

export interface Work {
  id: string;
  handler: string;
  event: unknown;
  meta: InvocationMeta;
  timeoutMs: number;
  memoryMB: number;
  onLog: (level: string, text: string) => void;
}

/** One process with one app loaded, running one invocation at a time. */
export class AppSandbox {
  readonly #process: SandboxProcess;
  readonly #clock: Clock;
  #settle: ((outcome: Outcome) => void) | undefined;
  #work: Work | undefined;
  #logLines = 0;

  constructor(process: SandboxProcess, clock: Clock, source: string, environment: Record<string, string>) {
    this.#process = process;
    this.#clock = clock;
    process.onMessage((message) => this.#receive(message));
    process.onExit(() => this.#finish(failure('crash', 'The function process ended unexpectedly')));
    process.send({ type: 'load', source, environment });
  }

  get isAlive(): boolean {
    return this.#process.isAlive;
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  kill(): void {
    this.#process.kill();
  }

  async run(work: Work): Promise<Outcome> {
    if (!this.isAlive) return failure('crash', 'The function process ended unexpectedly');
    const outcome = new Promise<Outcome>((resolve) => {
      this.#settle = resolve;
    });
    this.#work = work;
    this.#logLines = 0;
    const timeout = this.#clock.after(work.timeoutMs, () =>
      this.#abort(failure('timeout', `Function timed out after ${work.timeoutMs} ms`)),
    );
    const stopWatching = this.#watchMemory(work.memoryMB);
    this.#process.thaw();
    this.#process.send({ type: 'invoke', id: work.id, handler: work.handler, event: work.event, meta: work.meta });
    const result = await outcome;
    timeout.cancel();
    stopWatching();
    // What the app left running stands still until its next call, as on the cloud.
    this.#process.freeze();
    return result;
  }

  #receive(message: FromSandbox): void {
    if (message.type === 'log') this.#log(message.level, message.text);
    if (message.type === 'ready' || message.type === 'log' || message.id !== this.#work?.id) return;
    if (message.type === 'result') this.#finish({ success: true, body: message.body });
    else
      this.#finish({
        success: false,
        reason: 'app',
        error: { errorMessage: message.error.errorMessage, errorType: message.error.errorType },
      });
  }

  /** The app log keeps the first lines; who prints on and on costs the host time and is ended. */
  #log(level: string, text: string): void {
    this.#logLines += 1;
    if (this.#logLines > HOST_LIMITS.printedLines)
      this.#abort(failure('crash', `Function printed more than ${HOST_LIMITS.printedLines} lines`));
    else this.#work?.onLog(level, text);
  }

  #watchMemory(memoryMB: number): () => void {
    let isWatching = true;
    const check = async () => {
      const pid = this.#process.pid;
      if (!isWatching || pid === undefined) return;
      const used = await residentMB(pid);
      if (!isWatching) return;
      if (used > memoryMB) this.#abort(failure('memory', `Function exceeded its memory limit of ${memoryMB} MB`));
      else this.#clock.after(HOST_LIMITS.memoryPollMs, () => void check());
    };
    this.#clock.after(HOST_LIMITS.memoryPollMs, () => void check());
    return () => {
      isWatching = false;
    };
  }

  #abort(outcome: Outcome): void {
    this.#finish(outcome);
    this.#process.kill();
  }

  #finish(outcome: Outcome): void {
    const settle = this.#settle;
    this.#settle = undefined;
    this.#work = undefined;
    settle?.(outcome);
  }
}

function failure(reason: 'timeout' | 'memory' | 'crash', errorMessage: string): Outcome {
  const errorType = {
    timeout: 'FUNCTION_TIME_OUT',
    memory: 'FUNCTION_OUT_OF_MEMORY',
    crash: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
  }[reason];
  return { success: false, reason, error: { errorMessage, errorType } };
}
