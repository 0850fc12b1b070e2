// Entry of the built `dist/tenon.mjs`. Build products lie beside it.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './run-command-line.ts';

const dist = dirname(fileURLToPath(import.meta.url));

export async function main(argv: readonly string[]): Promise<void> {
  process.exitCode = await runCommandLine(argv, {
    built: { runnerFile: join(dist, 'sandbox-runner.mjs'), bridgeFile: join(dist, 'global-bridge.js') },
    shellDir: join(dist, 'shell'),
    policy: { claimsDir: join(dist, '..', 'policy', 'claims'), probesFile: join(dist, 'probes.mjs') },
    out: (text) => console.log(text),
    status: (text) => {
      if (process.stdout.isTTY) process.stdout.write(`\r\x1b[2K${text}`);
    },
  });
}
