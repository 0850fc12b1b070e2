/** A resolver's refusal, with the code it gave. */
export class InvokeFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'InvokeFailure';
    this.code = code;
  }
}

/** Whether the error says that the caller lacks a right, which is no failure and needs other words. */
export function isNotPermitted(error: unknown): boolean {
  return error instanceof InvokeFailure && error.code === 'NOT_PERMITTED';
}

export type QueryState = 'ready' | 'loading' | 'error' | 'notPermitted';

/**
 * The state in which a query is shown. What was loaded stays on the page while a later request fails, unless the right
 * to see it was taken back.
 */
export function queryState({ data, error }: { data: unknown; error: unknown }): QueryState {
  if (isNotPermitted(error)) return 'notPermitted';
  if (data !== undefined) return 'ready';
  return error ? 'error' : 'loading';
}
