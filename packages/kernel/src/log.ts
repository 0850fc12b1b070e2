declare const safe: unique symbol;

/** Text that may stand in a log line. Only `logText` makes one, so free text cannot reach a log by accident. */
export type LogText = string & { readonly [safe]: true };
export type LogFields = Record<string, number | boolean | null | LogText>;

/** `event` is a constant of the code in the form `area.what-happened`. */
export interface Logger {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Ids, keys, codes and routes pass; anything else is replaced by its length. */
export function logText(value: string): LogText {
  const isPlain = /^[A-Za-z0-9._:/@{}-]{1,120}$/.test(value) && !/[^/]@/.test(value) && !looksSecret(value);
  return (isPlain ? value : `[${value.length} characters]`) as LogText;
}

/** A long run that mixes letters and digits and is no UUID, hash-free id or ARI is not worth the risk. */
function looksSecret(value: string): boolean {
  return value
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '')
    .split(/[./:@{}-]/)
    .some((part) => part.length >= 16 && /\d/.test(part) && /[A-Za-z]/.test(part) && !/^[0-9a-f]{16,24}$/.test(part));
}

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  event: string;
  fields: LogFields;
}

export function createLogger(write: (line: LogLine) => void): Logger {
  return {
    info: (event, fields = {}) => write({ level: 'info', event, fields }),
    warn: (event, fields = {}) => write({ level: 'warn', event, fields }),
    error: (event, fields = {}) => write({ level: 'error', event, fields }),
  };
}
