import { FRAME_HELLO } from '@tenon/wire';
import { describe, expect, it } from 'vitest';
import { isHelloOf, parseFrameMessage } from './frame-host.ts';

const window = { name: 'frame' };
const frame = { window, origin: 'http://app.localhost:8080' };
const hello = { source: window, origin: frame.origin, data: { type: FRAME_HELLO } };

describe('isHelloOf()', () => {
  it('accepts the hello of this frame', () => {
    expect(isHelloOf(hello, frame)).toBe(true);
  });

  it.each([
    ['another window', { ...hello, source: { name: 'other' } }],
    ['no window', { ...hello, source: null }],
    ['another origin', { ...hello, origin: 'http://evil.localhost:8080' }],
    ['an origin that only begins alike', { ...hello, origin: 'http://app.localhost:80800' }],
    ['an opaque origin', { ...hello, origin: 'null' }],
    ['another message', { ...hello, data: { type: 'other' } }],
    ['a bare string', { ...hello, data: FRAME_HELLO }],
    ['nothing', { ...hello, data: null }],
  ])('refuses %s', (_, event) => {
    expect(isHelloOf(event, frame)).toBe(false);
  });

  it('refuses everything while there is no window', () => {
    expect(isHelloOf({ ...hello, source: null }, { ...frame, window: null })).toBe(false);
  });
});

describe('parseFrameMessage()', () => {
  it('drops what is no message', () => {
    expect(parseFrameMessage({ type: 'call', id: 1, command: 5 })).toBeUndefined();
    expect(parseFrameMessage({ type: 'resize', height: '5' })).toBeUndefined();
    expect(parseFrameMessage({ type: 'call', id: 1, command: 'getContext' })).toEqual({
      type: 'call',
      id: 1,
      command: 'getContext',
    });
  });
});
