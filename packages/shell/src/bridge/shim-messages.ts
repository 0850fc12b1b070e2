import type { FrameMessage } from '@tenon/wire';

type Shape = Record<string, 'number' | 'string' | 'array' | 'object' | 'unknown'>;

/** What the shell may send to a frame. By hand: a schema library would be most of the script's weight. */
const SHAPES = new Map<unknown, Shape>(
  Object.entries<Shape>({
    return: { id: 'number' },
    throw: { id: 'number', message: 'string' },
    callback: { handle: 'number', args: 'array' },
    release: { handle: 'number' },
    theme: { attributes: 'object', styles: 'array' },
  }),
);

/** Parses a message of the shell; undefined when it is none. Agrees with wire's `frameMessage` (tested). */
export function parseShellMessage(data: unknown): FrameMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const message = data as Record<string, unknown>;
  const shape = SHAPES.get(message.type);
  if (!shape) return undefined;
  const isRight = Object.entries(shape).every(([key, kind]) => isKind(message[key], kind));
  // The shape above is the union's own, field by field.
  return isRight ? (message as FrameMessage) : undefined;
}

function isKind(value: unknown, kind: Shape[string]): boolean {
  if (kind === 'array') return Array.isArray(value);
  if (kind === 'object') return typeof value === 'object' && value !== null;
  return kind === 'unknown' || typeof value === kind;
}
