import { frameMessage } from '@tenon/wire';
import { describe, expect, it } from 'vitest';
import { parseShellMessage } from './shim-messages.ts';

const GOOD = [
  { type: 'return', id: 1, value: 5 },
  { type: 'return', id: 1 },
  { type: 'throw', id: 1, message: 'no' },
  { type: 'callback', handle: 1, args: [] },
  { type: 'callback', id: 2, handle: 1, args: [1] },
  { type: 'release', handle: 1 },
  { type: 'theme', attributes: { 'data-theme': 'x' }, styles: [{ id: 'light', css: 'a{}' }] },
];
const BAD = [
  undefined,
  null,
  'return',
  {},
  { type: 'constructor' },
  { type: 'return' },
  { type: 'throw', id: 1 },
  { type: 'callback', handle: '1', args: [] },
  { type: 'callback', handle: 1, args: {} },
  { type: 'release' },
  { type: 'theme', attributes: null, styles: [] },
];

describe('parseShellMessage() agrees with the schema', () => {
  it.each(GOOD)('on %j', (message) => {
    expect(parseShellMessage(message)).toEqual(message);
    expect(frameMessage.safeParse(message).success).toBe(true);
  });
  it.each(BAD)('on the refusal of %j', (message) => {
    expect(parseShellMessage(message)).toBeUndefined();
    expect(frameMessage.safeParse(message).success).toBe(false);
  });
});

it('parseShellMessage() refuses what only a frame may send', () => {
  expect(parseShellMessage({ type: 'call', id: 1, command: 'x' })).toBeUndefined();
  expect(parseShellMessage({ type: 'resize', height: 5 })).toBeUndefined();
});
