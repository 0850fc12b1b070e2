// Processes by app version x installation, plus one spare that has no app yet: a first call then costs no process start.
import type { Clock, Timer } from '@tenon/kernel';
import { HostError } from '../errors.ts';
import { HOST_LIMITS } from '../limits.ts';
import { AppSandbox, type Outcome, type Work } from './app-sandbox.ts';
import { type SandboxOptions, SandboxProcess } from './sandbox-process.ts';

export interface AppCode {
  installationId: string;
  version: string;
  source: string;
  environment: Record<string, string>;
}

interface Slot {
  sandbox: AppSandbox;
  version: string;
  isBusy: boolean;
  idle?: Timer;
}

/** `interactive`: someone waits. `background` never takes an installation's last process. */
export type Lane = 'interactive' | 'background';

export class SandboxPool {
  readonly #options: SandboxOptions;
  readonly #clock: Clock;
  readonly #slots = new Map<string, Slot[]>();
  readonly #waiting = new Map<string, { lane: Lane; wake: () => void }[]>();
  #spare: SandboxProcess | undefined;
  #isClosed = false;

  constructor(options: SandboxOptions, clock: Clock) {
    this.#options = options;
    this.#clock = clock;
  }

  /** Starts the spare process. */
  warmUp(): void {
    if (this.#isClosed || this.#spare?.isAlive) return;
    const spare = new SandboxProcess(this.#options);
    spare.onExit(() => {
      if (this.#spare === spare) this.#spare = undefined;
    });
    this.#spare = spare;
  }

  /** `begin` is called when a process is free: deadline and token start there, not in the queue. */
  async run(code: AppCode, lane: Lane, begin: () => Work): Promise<Outcome> {
    const slot = await this.#acquire(code, lane);
    try {
      return await slot.sandbox.run(begin());
    } finally {
      this.#release(code.installationId, slot);
    }
  }

  /** Ends the processes of an installation: its version changed or it went away. */
  retire(installationId: string): void {
    for (const slot of this.#slots.get(installationId) ?? []) if (!slot.isBusy) this.#end(installationId, slot);
  }

  /** Process ids now alive, the spare included. */
  pids(): number[] {
    const sandboxes = [...this.#slots.values()].flat().map((slot) => slot.sandbox.pid);
    return [this.#spare?.pid, ...sandboxes].filter((pid) => pid !== undefined);
  }

  close(): void {
    this.#isClosed = true;
    this.#spare?.kill();
    for (const slots of this.#slots.values()) for (const slot of slots) slot.sandbox.kill();
    this.#slots.clear();
    for (const waiter of [...this.#waiting.values()].flat()) waiter.wake();
  }

  async #acquire(code: AppCode, lane: Lane): Promise<Slot> {
    for (;;) {
      if (this.#isClosed) throw new HostError('INTERNAL', 'Cannot run function: the host is closing');
      const slot = this.#tryAcquire(code, lane);
      if (slot !== undefined) return slot;
      const waiting = this.#waiting.get(code.installationId) ?? [];
      if (waiting.length >= HOST_LIMITS.waitingCalls)
        throw new HostError('TOO_MANY_CALLS', 'Cannot run function: too many calls of this app are waiting');
      await new Promise<void>((wake) => {
        waiting.push({ lane, wake });
        this.#waiting.set(code.installationId, waiting);
      });
    }
  }

  #tryAcquire(code: AppCode, lane: Lane): Slot | undefined {
    const all = this.#slots.get(code.installationId) ?? [];
    for (const slot of all)
      if (!slot.isBusy && (slot.version !== code.version || !slot.sandbox.isAlive))
        this.#end(code.installationId, slot);
    const slots = this.#slots.get(code.installationId) ?? [];
    const busy = slots.filter((slot) => slot.isBusy).length;
    const allowed = HOST_LIMITS.processesPerInstallation - (lane === 'background' ? 1 : 0);
    if (busy >= allowed) return undefined;
    const slot = slots.find((candidate) => !candidate.isBusy) ?? this.#start(code, slots);
    slot.isBusy = true;
    slot.idle?.cancel();
    return slot;
  }

  #start(code: AppCode, slots: Slot[]): Slot {
    const process = this.#spare?.isAlive ? this.#spare : new SandboxProcess(this.#options);
    this.#spare = undefined;
    const sandbox = new AppSandbox(process, this.#clock, code.source, code.environment);
    const slot: Slot = { sandbox, version: code.version, isBusy: false };
    this.#slots.set(code.installationId, [...slots, slot]);
    return slot;
  }

  #release(installationId: string, slot: Slot): void {
    slot.isBusy = false;
    if (!slot.sandbox.isAlive) this.#end(installationId, slot);
    else slot.idle = this.#clock.after(HOST_LIMITS.processIdleMs, () => this.#end(installationId, slot));
    const waiting = this.#waiting.get(installationId) ?? [];
    this.#waiting.delete(installationId);
    for (const waiter of waiting.sort((a, b) => Number(b.lane === 'interactive') - Number(a.lane === 'interactive')))
      waiter.wake();
    // Only after a busy moment: a start must not compete with the call that caused it.
    this.warmUp();
  }

  #end(installationId: string, slot: Slot): void {
    slot.idle?.cancel();
    slot.sandbox.kill();
    this.#slots.set(
      installationId,
      (this.#slots.get(installationId) ?? []).filter((other) => other !== slot),
    );
  }
}
