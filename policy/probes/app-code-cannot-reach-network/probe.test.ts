import { expect, test } from 'vitest';
import { openDeno } from '../../../packages/host/src/testing/open-deno.ts';
import { appCodeCannotReachNetwork } from './probe.ts';

/**
 * What the flags alone hold back, on any Linux. The other attempts are also stopped by something else (a removed global, the
 * gateway, a missing file), or depend on the machine: they are seen to fail, but not to succeed.
 */
const HELD_BY_FLAGS = [
  'node http',
  'node http2',
  'raw TCP',
  'UDP',
  'a server of its own',
  'DNS lookup',
  'Deno connect',
  'Deno listen',
  'Deno env',
  'read a file',
  'write a file',
  'list a folder',
  'an SQLite file',
];

test('is true on the real host', async () => {
  const { outcome, findings } = await appCodeCannotReachNetwork().run();
  expect([outcome, findings]).toEqual([true, [expect.stringMatching(/^\d+ attempts, none got through$/)]]);
}, 120_000);

test('is false when the process of the app is started with every permission', async () => {
  const deno = openDeno();
  try {
    const { outcome, findings } = await appCodeCannotReachNetwork({ denoBinary: deno.path }).run();
    expect(outcome).toBe(false);
    expect(findings).toEqual(expect.arrayContaining(HELD_BY_FLAGS.map((name) => `${name} got through`)));
  } finally {
    deno.remove();
  }
}, 120_000);
