import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDenoBinary } from '../sandbox/deno-binary.ts';

/** A Deno that forgets the flags of the host and allows everything: what the flags are worth shows in the difference. */
export function openDeno(): { path: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'tenon-open-deno-'));
  const path = join(dir, 'deno');
  const command = `exec "${findDenoBinary()}" run -A --no-lock --no-config "$last"`;
  writeFileSync(path, `#!/bin/sh\nfor last; do :; done\n${command}\n`);
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
