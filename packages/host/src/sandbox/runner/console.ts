const LINE_CHARS_MAX = 8 * 1024;

type Level = 'debug' | 'info' | 'warn' | 'error';

/** Turns the app's console into log messages for the host. stdout itself belongs to the protocol. */
export function captureConsole(log: (level: Level, text: string) => void): void {
  const at =
    (level: Level) =>
    (...parts: unknown[]) =>
      log(level, parts.map(show).join(' ').slice(0, LINE_CHARS_MAX));
  const target = globalThis.console as unknown as Record<string, unknown>;
  Object.assign(target, {
    log: at('info'),
    info: at('info'),
    debug: at('debug'),
    trace: at('debug'),
    warn: at('warn'),
    error: at('error'),
  });
}

function show(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? value.message;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
