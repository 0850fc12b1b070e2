import { FRAME_HELLO, FRAME_WELCOME, type FrameMessage, frameMessage } from '@tenon/wire';
import type { Commands } from './commands.ts';
import { Endpoint, type Port } from './endpoint.ts';

/** What of a `message` event the handshake looks at. */
export interface HelloEvent {
  origin: string;
  source: unknown;
  data: unknown;
}

/** True only for the hello of this very frame: its window and exactly its origin. */
export function isHelloOf(event: HelloEvent, frame: { window: unknown; origin: string }): boolean {
  return (
    event.source !== null &&
    event.source === frame.window &&
    event.origin === frame.origin &&
    typeof event.data === 'object' &&
    event.data !== null &&
    (event.data as { type?: unknown }).type === FRAME_HELLO
  );
}

/** Parses a message of a frame; anything else is dropped without an answer. */
export function parseFrameMessage(data: unknown): FrameMessage | undefined {
  return frameMessage.safeParse(data).data;
}

export interface FrameHostOptions {
  /** The frame's window, or undefined before it exists. */
  frameWindow: () => Window | null | undefined;
  origin: string;
  /** Made anew for each document that the frame loads, so that nothing of the last one lives on. */
  createCommands: (send: (message: FrameMessage) => void) => Commands;
  onResize: (height: number) => void;
}

/** Answers the hellos of one frame with a port and serves its commands. Returns what ends it. */
export function hostFrame(options: FrameHostOptions): () => void {
  let current: { endpoint: Endpoint; commands: Commands } | undefined;
  const end = () => {
    current?.commands.dispose();
    current?.endpoint.dispose();
    current = undefined;
  };
  const onMessage = (event: MessageEvent<unknown>) => {
    const frame = options.frameWindow();
    if (!frame || !isHelloOf(event, { window: frame, origin: options.origin })) return;
    end();
    const channel = new MessageChannel();
    current = serve(options, channel.port1);
    frame.postMessage({ type: FRAME_WELCOME }, options.origin, [channel.port2]);
  };
  window.addEventListener('message', onMessage);
  return () => {
    window.removeEventListener('message', onMessage);
    end();
  };
}

function serve(options: FrameHostOptions, port: MessagePort): { endpoint: Endpoint; commands: Commands } {
  const commands = options.createCommands((message) => endpoint.notify(message));
  const endpoint = new Endpoint({
    // A MessagePort is a Port; only the parameter type of its `onmessage` is narrower.
    port: port as unknown as Port,
    parse: parseFrameMessage,
    onCall: (command, payload) => commands.run(command, payload),
    onNotice: (message) => message.type === 'resize' && options.onResize(message.height),
  });
  return { endpoint, commands };
}
