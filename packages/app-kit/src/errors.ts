/**
 * What a resolver may answer instead of a value. The closed catalogue of this package; an app adds its own codes.
 *
 * NOT_PERMITTED: the guard refused the caller. INVALID_INPUT: the payload does not fit the contract.
 * INTERNAL: anything unforeseen; the reason stays in the log of the app.
 */
export type AppKitCode = 'NOT_PERMITTED' | 'INVALID_INPUT' | 'INTERNAL';

/** An error that may be shown to the caller: its message holds no secret and no personal datum. */
export class AppError<Code extends string = string> extends Error {
  readonly code: Code;

  constructor(code: Code, message: string) {
    super(message);
    this.name = 'AppError';
    this.code = code;
  }
}
