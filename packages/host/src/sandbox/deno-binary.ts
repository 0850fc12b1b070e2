import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** `@deno/<this>`: the npm package that carries the binary for this machine. */
function platformPackage(): string {
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
  if (process.platform === 'linux') return `linux-${arch}-glibc`;
  return process.platform === 'win32' ? `win32-${arch}` : `darwin-${arch}`;
}

/** Path of the Deno executable that npm installed. Its install script is not needed, so none has to run. */
export function findDenoBinary(): string {
  const require = createRequire(import.meta.url);
  const launcher = createRequire(require.resolve('deno/package.json'));
  const manifest = launcher.resolve(`@deno/${platformPackage()}/package.json`);
  return join(dirname(manifest), process.platform === 'win32' ? 'deno.exe' : 'deno');
}
