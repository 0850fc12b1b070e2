import { expect, test } from 'vitest';
import { checkPattern } from './pattern.ts';

test.each([
  ['ab', 'abc[0-9]{4,9}(?![0-9])'],
  ['ab', '(?<![a-z])ab(?:c|d[0-9]{2})(?:-[a-z]{3}){2,5}'],
  ['ab', 'ab:[^\\s@]{0,128}(?<value>@x)'],
  ['ab', '(?<![a-z])ab[a-z]{1,9000}\\.'],
])('accepts a pattern that begins with "%s": %s', (literal, pattern) => {
  expect(checkPattern(pattern, [literal])).toEqual([]);
});

test.each([
  ['abc[0-9]+', 'is expected'],
  ['abc.*', 'is expected'],
  ['abc[0-9]{4,}', 'is expected'],
  ['abc(?=d)', 'groups are allowed'],
  ['a(b)c', 'groups are allowed'],
  ['abc[a-z]{1,9}x', 'followed by a character of its own class'],
  ['abc[a-z]{1,9}(?:-x)?y', 'followed by a character of its own class'],
  ['a(?:b[0-9]{1,3}){1,9}', 'one fixed width'],
  ['a(?:b|cd){1,9}', 'one fixed width'],
  ['a(?:bcdefgh){1,20}', 'too long'],
  ['ab[a-z]{1,9000}\\.', 'begin inside itself'],
  ['ab[a-z]{1,90000}', 'more than 20000'],
  ['[a-z]{0,3}', 'match nothing'],
  ['xyz', 'cannot begin with "abc"'],
  ['ab[', 'Invalid regular expression'],
])('refuses %s', (pattern, problem) => {
  expect(checkPattern(pattern, ['abc']).join('; ')).toContain(problem);
});
