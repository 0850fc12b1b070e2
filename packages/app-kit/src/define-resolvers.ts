// Named imports only: bundlers disagree about the default export of a CommonJS package.
import { makeResolver, type ResolverFunction } from '@forge/resolver';
import type { Contract, InputOf, OutputOf, Result } from './contract.ts';
import { AppError } from './errors.ts';
import type { Guard, ResolverContext } from './guards.ts';

export interface ResolverDefinition<Subject, Input, Output> {
  /** Who may call. Checked before the payload is looked at. */
  guard: Guard<Subject>;
  run(call: { subject: Subject; input: Input }): Promise<Output>;
}

/** The handler of a Forge function: `exports.x = defineResolvers(…)`. */
export type ResolverHandler = (
  request: { call: { functionKey: string; payload?: unknown }; context: unknown },
  runtime?: Record<string, unknown>,
) => Promise<unknown>;

export type ResolverDefinitions<C extends Contract> = {
  // biome-ignore lint/suspicious/noExplicitAny: each definition binds its own subject between guard and run; see `define`.
  [Name in keyof C]: ResolverDefinition<any, InputOf<C[Name]>, OutputOf<C[Name]>>;
};

/** Ties the subject that `guard` proves to the one that `run` receives. */
export function define<Subject, Input, Output>(
  guard: Guard<Subject>,
  run: (call: { subject: Subject; input: Input }) => Promise<Output>,
): ResolverDefinition<Subject, Input, Output> {
  return { guard, run };
}

/**
 * Builds the resolver function of a UI module. Refuses, when the app loads, an operation without resolver, a resolver
 * without guard and a resolver outside the contract; so no such thing can be deployed and answer.
 *
 * @throws {Error} at definition, naming the resolver.
 * @example
 * export const admin = defineResolvers(contract, { overview: define(jiraAdmin(), () => overview(ports)) });
 */
export function defineResolvers<C extends Contract>(
  contract: C,
  definitions: ResolverDefinitions<C>,
  report: (name: string, error: unknown) => void = reportToConsole,
): ResolverHandler {
  const handlers: Record<string, ResolverFunction> = {};
  for (const name of new Set([...Object.keys(contract), ...Object.keys(definitions)])) {
    const operation = contract[name];
    const definition = definitions[name];
    if (!operation) throw new Error(`Cannot define resolver "${name}": the contract does not name it`);
    if (typeof definition?.run !== 'function') throw new Error(`Cannot define resolver "${name}": it has no run`);
    if (typeof definition.guard?.check !== 'function')
      throw new Error(`Cannot define resolver "${name}": it has no guard`);
    handlers[name] = ({ payload, context }: { payload: unknown; context: ResolverContext }) => {
      return answer(name, report, async () => {
        const subject: unknown = await definition.guard.check(context);
        return definition.run({ subject, input: operation.parse(payload) });
      });
    };
  }
  return makeResolver(handlers) as ResolverHandler;
}

async function answer<T>(
  name: string,
  report: (name: string, error: unknown) => void,
  run: () => Promise<T>,
): Promise<Result<T>> {
  try {
    return { ok: true, value: await run() };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, code: error.code, message: error.message };
    report(name, error);
    return {
      ok: false,
      code: 'INTERNAL',
      message: `Cannot complete "${name}": an unexpected error, see the log of the app`,
    };
  }
}

/** Name and kind only: the message of a foreign error may repeat what a user wrote. */
function reportToConsole(name: string, error: unknown): void {
  const kind = error instanceof Error ? error.name : typeof error;
  // biome-ignore lint/suspicious/noConsole: the console is the log of a Forge app.
  console.error(`resolver.failed ${name} ${kind}`);
}
