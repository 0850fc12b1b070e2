import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findDenoBinary } from '../../../packages/host/src/sandbox/deno-binary.ts';
import { appCodeCannotReachNetwork } from './probe.ts';

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
    expect(findings).toContain('raw TCP got through');
  } finally {
    rmSync(directory, { recursive: true });
    rmSync('/tmp/tenon-hostile', { force: true });
    rmSync('/tmp/tenon-hostile.db', { force: true });
  }
}, 120_000);
