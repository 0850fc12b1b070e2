import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findDenoBinary } from '../../../packages/host/src/sandbox/deno-binary.ts';
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
  const directory = mkdtempSync(join(tmpdir(), 'tenon-open-deno-'));
  const denoBinary = join(directory, 'deno');
  // Forgets the flags of the host and allows everything.
  writeFileSync(
    denoBinary,
    `#!/bin/sh\nfor last; do :; done\nexec "${findDenoBinary()}" run -A --no-lock --no-config "$last"\n`,
  );
  chmodSync(denoBinary, 0o755);
  try {
    const { outcome, findings } = await appCodeCannotReachNetwork({ denoBinary }).run();
    expect(outcome).toBe(false);
    expect(findings).toEqual(expect.arrayContaining(HELD_BY_FLAGS.map((name) => `${name} got through`)));
  } finally {
    rmSync(directory, { recursive: true });
  }
}, 120_000);
