import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildProducts } from '@tenon/cli';
import { build } from 'esbuild';

export const repositoryDir = findRepository(dirname(fileURLToPath(import.meta.url)));

/** Upwards, because this code also runs bundled, from `dist/`. */
function findRepository(dir: string): string {
  return existsSync(join(dir, 'package-lock.json')) ? dir : findRepository(dirname(dir));
}

let products: Promise<BuildProducts> | undefined;

/** Runner and bridge from today's source, built once per test process. */
export function buildProducts(): Promise<BuildProducts> {
  products ??= buildBoth(join(repositoryDir, 'dist', 'test', String(process.pid)));
  return products;
}

async function buildBoth(dir: string): Promise<BuildProducts> {
  mkdirSync(dir, { recursive: true });
  const runnerFile = join(dir, 'sandbox-runner.mjs');
  const bridgeFile = join(dir, 'global-bridge.js');
  const source = (...parts: string[]) => [join(repositoryDir, 'packages', ...parts)];
  await Promise.all([
    build({
      entryPoints: source('host', 'src', 'sandbox', 'runner', 'main.ts'),
      outfile: runnerFile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'es2022',
      logLevel: 'silent',
    }),
    build({
      entryPoints: source('shell', 'src', 'bridge', 'frame-shim.ts'),
      outfile: bridgeFile,
      bundle: true,
      platform: 'browser',
      format: 'iife',
      target: 'es2022',
      logLevel: 'silent',
    }),
  ]);
  return { runnerFile, bridgeFile };
}
