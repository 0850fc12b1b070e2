/**
 * The base of every error that Tenon raises on purpose. `code` comes from the closed catalogue of its package
 * (`errors.ts` there). Messages never hold a secret or a personal datum: ids and lengths instead.
 */
export class TenonError<Code extends string = string> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string, options: { cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TenonError';
    this.code = code;
  }
}

export function isTenonError(error: unknown): error is TenonError {
  return error instanceof TenonError;
}

/** The message of anything that was thrown. For operators only: foreign messages may hold anything. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Fails loudly on a programmer's mistake; never used for input from outside. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${message}`);
}
