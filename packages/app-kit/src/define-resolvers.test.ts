import { describe, expect, test } from 'vitest';
import { operation } from './contract.ts';
import { define, defineResolvers } from './define-resolvers.ts';
import { AppError } from './errors.ts';
import type { Guard, User } from './guards.ts';
import { nothing, object, text } from './parse.ts';

const contract = { greet: operation<string>()(object({ name: text(10) })), fail: operation<string>()(nothing) };
const asAnn: Guard<User> = { name: 'ann', check: async () => ({ accountId: 'ann' }) };
const nobody: Guard<User> = {
  name: 'nobody',
  check: async () => {
    throw new AppError('NOT_PERMITTED', 'Cannot run this action: not you');
  },
};

function resolvers(guard: Guard<User>, reports: unknown[] = []) {
  const definitions = {
    greet: define(
      guard,
      async ({ subject, input }: { subject: User; input: { name: string } }) => `${subject.accountId}: ${input.name}`,
    ),
    fail: define(guard, async (): Promise<string> => {
      throw new Error('personal text');
    }),
  };
  return defineResolvers(contract, definitions, (name, error) => reports.push([name, (error as Error).message]));
}

const call = (functionKey: string, payload?: unknown) => ({ call: { functionKey, payload }, context: {} });

describe('defineResolvers()', () => {
  test('gives subject and parsed input to the run', async () => {
    expect(await resolvers(asAnn)(call('greet', { name: 'Bo', more: 1 }))).toEqual({ ok: true, value: 'ann: Bo' });
  });

  test('checks the guard before it looks at the payload', async () => {
    expect(await resolvers(nobody)(call('greet', { name: 7 }))).toMatchObject({ ok: false, code: 'NOT_PERMITTED' });
  });

  test('answers a wrong payload with INVALID_INPUT and not with its content', async () => {
    const answer = await resolvers(asAnn)(call('greet', { name: 'much too long for this' }));
    expect(answer).toEqual({
      ok: false,
      code: 'INVALID_INPUT',
      message: 'Cannot read "name": text of 1 to 10 characters is wanted',
    });
  });

  test('answers an unexpected error with INTERNAL, without its text, and reports it', async () => {
    const reports: unknown[] = [];
    const answer = await resolvers(asAnn, reports)(call('fail'));
    expect(answer).toMatchObject({ ok: false, code: 'INTERNAL' });
    expect(JSON.stringify(answer)).not.toContain('personal text');
    expect(reports).toEqual([['fail', 'personal text']]);
  });

  test.each([
    ['no guard', { greet: { run: async () => '' }, fail: define(asAnn, async () => '') }, 'it has no guard'],
    ['no resolver', { greet: define(asAnn, async () => '') }, 'it has no run'],
    [
      'an unknown resolver',
      {
        greet: define(asAnn, async () => ''),
        fail: define(asAnn, async () => ''),
        more: define(asAnn, async () => ''),
      },
      'the contract does not name it',
    ],
  ])('refuses a definition with %s', (_name, definitions, reason) => {
    expect(() => defineResolvers(contract, definitions as never)).toThrow(reason);
  });
});
