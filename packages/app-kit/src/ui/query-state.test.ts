import { expect, test } from 'vitest';
import { InvokeFailure, queryState } from './query-state.ts';

const away = new Error('Jira is away');
const refused = new InvokeFailure('NOT_PERMITTED', 'Cannot run this action: you are no administrator');

test.each([
  ['nothing yet', undefined, null, 'loading'],
  ['data', [], null, 'ready'],
  ['a first failure', undefined, away, 'error'],
  ['data and a later failure', [], away, 'ready'],
  ['a refusal', undefined, refused, 'notPermitted'],
  ['data and a later refusal', [], refused, 'notPermitted'],
  ['another refusal than a missing right', undefined, new InvokeFailure('SCAN_RUNNING', 'Busy'), 'error'],
])('queryState() of %s', (_name, data, error, expected) => {
  expect(queryState({ data, error })).toBe(expected);
});
