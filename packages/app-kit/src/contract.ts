import type { Parse } from './parse.ts';

/** One resolver as both sides see it: `parse` reads its input, `Output` is a type only. */
export interface Operation<Input, Output> {
  readonly parse: Parse<Input>;
  /** Never set: carries the type. */
  readonly output?: Output;
}

// biome-ignore lint/suspicious/noExplicitAny: a contract holds operations of every input and output; `unknown` would refuse them all.
export type Contract = Record<string, Operation<any, any>>;
export type InputOf<O> = O extends Operation<infer Input, unknown> ? Input : never;
export type OutputOf<O> = O extends Operation<unknown, infer Output> ? Output : never;

/** What travels from resolver to UI. Errors are values, so that the UI can tell a refusal from an empty list. */
export type Result<T> = { ok: true; value: T } | { ok: false; code: string; message: string };

/**
 * Declares one operation of a contract.
 *
 * @example
 * const contract = { rename: operation<{ name: string }>()(object({ name: text(80) })) };
 */
export function operation<Output>(): <Input>(parse: Parse<Input>) => Operation<Input, Output> {
  return (parse) => ({ parse });
}
