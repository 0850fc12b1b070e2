import type { FrameMessage } from '@tenon/wire';
import { dehydrate, FunctionTable, hydrate, type LiveFunction } from './functions.ts';

/** What an endpoint needs of a MessagePort. */
export interface Port {
  postMessage(message: unknown): void;
  close(): void;
  onmessage: ((event: { data: unknown }) => void) | null;
}

export interface EndpointOptions {
  port: Port;
  /** Turns what arrived into a message, or undefined when it is none: neither side trusts the other. */
  parse: (data: unknown) => FrameMessage | undefined;
  /** Answers the other side's `call`. */
  onCall?: (command: string, payload: unknown) => unknown;
  /** Receives `resize` and `theme`. */
  onNotice?: (message: FrameMessage) => void;
}

interface Pending {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/** One end of the bridge: calls with outcomes, and functions that stay callable from the other side, both ways. */
export class Endpoint {
  readonly #options: EndpointOptions;
  readonly #functions = new FunctionTable();
  readonly #pending = new Map<number, Pending>();
  readonly #stubs = new FinalizationRegistry<number>((handle) => this.#post({ type: 'release', handle }));
  #nextId = 1;
  #isOpen = true;

  constructor(options: EndpointOptions) {
    this.#options = options;
    options.port.onmessage = (event) => this.#receive(event.data);
  }

  /** Runs `command` on the other side; rejects with an Error that carries only the message of theirs. */
  call(command: string, payload: unknown): Promise<unknown> {
    return this.#ask((id) => ({ type: 'call', id, command, payload: dehydrate(payload, this.#functions) }));
  }

  notify(message: FrameMessage): void {
    this.#post(message);
  }

  /** Closes the port; what is still waiting is rejected. */
  dispose(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#options.port.onmessage = null;
    this.#options.port.close();
    for (const pending of this.#pending.values()) pending.reject(new Error('Bridge is closed: the frame was removed'));
    this.#pending.clear();
  }

  #receive(data: unknown): void {
    const message = this.#options.parse(data);
    if (message === undefined) return;
    if (message.type === 'call') {
      this.#answer(message.id, () => this.#options.onCall?.(message.command, this.#hydrate(message.payload)));
    } else if (message.type === 'callback') {
      this.#runCallback(message);
    } else if (message.type === 'return' || message.type === 'throw') {
      this.#settle(message);
    } else if (message.type === 'release') {
      this.#functions.release(message.handle);
    } else {
      this.#options.onNotice?.(message);
    }
  }

  #runCallback(message: Extract<FrameMessage, { type: 'callback' }>): void {
    const run = () => {
      const live = this.#functions.find(message.handle);
      if (!live) throw new Error('Function is gone: the other side has released it');
      return live(...message.args.map((argument) => this.#hydrate(argument)));
    };
    if (message.id === undefined) void Promise.resolve().then(run);
    else this.#answer(message.id, run);
  }

  #settle(message: Extract<FrameMessage, { type: 'return' | 'throw' }>): void {
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if (message.type === 'return') pending?.resolve(this.#hydrate(message.value));
    else pending?.reject(new Error(message.message));
  }

  #answer(id: number, run: () => unknown): void {
    Promise.resolve()
      .then(run)
      .then((value) => this.#post({ type: 'return', id, value: dehydrate(value, this.#functions) }))
      .catch((error: unknown) => this.#post({ type: 'throw', id, message: describe(error) }));
  }

  #ask(build: (id: number) => FrameMessage): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!this.#isOpen) throw new Error('Bridge is closed: the frame was removed');
      const id = this.#nextId++;
      // Posted first: a payload that cannot be cloned throws here and must leave nothing waiting.
      this.#post(build(id));
      this.#pending.set(id, { resolve, reject });
    });
  }

  #hydrate(value: unknown): unknown {
    return hydrate(value, (handle) => this.#stub(handle));
  }

  /** As on the cloud, a live function of the other side answers with a promise. */
  #stub(handle: number): LiveFunction {
    const stub: LiveFunction = (...args) =>
      this.#ask((id) => ({
        type: 'callback',
        id,
        handle,
        args: args.map((argument) => dehydrate(argument, this.#functions)),
      }));
    this.#stubs.register(stub, handle);
    return stub;
  }

  #post(message: FrameMessage): void {
    if (this.#isOpen) this.#options.port.postMessage(message);
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
