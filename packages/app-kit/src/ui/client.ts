import { invoke } from '@forge/bridge';
import type { Contract, InputOf, OutputOf, Result } from '../contract.ts';
import { InvokeFailure } from './query-state.ts';

type InputArgument<Input> = [Input] extends [undefined] ? [] : [input: Input];

export type Client<C extends Contract> = <Name extends keyof C & string>(
  name: Name,
  ...input: InputArgument<InputOf<C[Name]>>
) => Promise<OutputOf<C[Name]>>;

/**
 * Typed `invoke` for one contract: resolves the value, throws `InvokeFailure` with the code of a refusal.
 *
 * @example
 * const call = createClient<typeof adminContract>();
 * const { tiles } = await call('overview');
 */
export function createClient<C extends Contract>(): Client<C> {
  return async (name, ...[input]) => {
    // The function side answers in this shape: see `defineResolvers`.
    const result = (await invoke(name, input as Record<string, unknown> | undefined)) as Result<
      OutputOf<C[typeof name]>
    >;
    if (result.ok) return result.value;
    throw new InvokeFailure(result.code, result.message);
  };
}
