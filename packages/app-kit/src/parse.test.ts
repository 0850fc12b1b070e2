import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from './errors.ts';
import { integer, listOf, object, oneOf, optional, text } from './parse.ts';

const parse = object({ ids: listOf(text(5), 2), state: oneOf('open', 'closed'), offset: optional(integer(0, 9)) });

test('object() keeps what fits and drops the rest', () => {
  expect(parse({ ids: ['a'], state: 'open', extra: true })).toEqual({ ids: ['a'], state: 'open' });
});

test.each([
  [null, '"input"'],
  [{ ids: [], state: 'open' }, '"ids"'],
  [{ ids: ['a', 'b', 'c'], state: 'open' }, '"ids"'],
  [{ ids: ['a', ''], state: 'open' }, '"ids[1]"'],
  [{ ids: ['a'], state: 'OPEN' }, '"state"'],
  [{ ids: ['a'], state: 'open', offset: 1.5 }, '"offset"'],
])('names the field that does not fit: %j', (input, field) => {
  expect(() => parse(input)).toThrow(field);
});

test('never throws anything but INVALID_INPUT', () => {
  fc.assert(
    fc.property(fc.anything(), (input) => {
      try {
        parse(input);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
    }),
  );
});
