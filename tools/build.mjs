// Builds what is stale. Each target names its inputs; their names, sizes and times decide.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, root } from './install.mjs';
import { fail, say } from './say.mjs';

const dist = join(root, 'dist');
/** Loaded from node_modules at run time: native parts, or too large to parse at every start. */
const EXTERNAL = ['libsql', 'deno', 'esbuild', '@atlaskit/jql-ast', 'vite', 'playwright-core', 'yaml'];
const REQUIRE =
  "import { createRequire as tenonCreateRequire } from 'node:module'; const require = tenonCreateRequire(import.meta.url);";

/** How everything that Node runs is bundled. */
export const forNode = {
  platform: 'node',
  format: 'esm',
  target: 'node20',
  external: EXTERNAL,
  banner: { js: REQUIRE },
  sourcemap: 'linked',
};

function targets() {
  const node = ['packages', 'policy'];
  return [
    bundle('site and command line', 'packages/cli/src/main.ts', 'tenon.mjs', node, forNode),
    bundle('sandbox runner', 'packages/host/src/sandbox/runner/main.ts', 'sandbox-runner.mjs', ['packages/host'], {
      platform: 'node',
      format: 'esm',
      target: 'es2022',
    }),
    bundle(
      'frame bridge',
      'packages/shell/src/bridge/frame-shim.ts',
      'global-bridge.js',
      ['packages/shell', 'packages/wire'],
      { platform: 'browser', format: 'iife', target: 'es2022', minify: true },
    ),
    bundle('demo generator', 'packages/testkit/src/demo/main.ts', 'demo.mjs', node, forNode),
    bundle('policy probes', 'policy/probes/index.ts', 'probes.mjs', node, forNode),
    {
      name: 'shell',
      inputs: ['packages/shell', 'packages/wire'],
      outputs: [join(dist, 'shell', 'index.html')],
      run: () => vite('packages/shell'),
    },
    ...apps().flatMap(userInterfaces),
  ];
}

/** Folders of the apps that can be installed. */
export function apps() {
  return readdirSync(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'manifest.yml')));
}

/** One target per folder of `ui/` that has a page of its own. */
function userInterfaces(app) {
  const dir = join('apps', app, 'ui');
  if (!existsSync(join(root, dir))) return [];
  return readdirSync(join(root, dir))
    .filter((resource) => existsSync(join(root, dir, resource, 'index.html')))
    .map((resource) => ({
      name: `${resource} of ${app}`,
      inputs: [`apps/${app}`, 'packages/app-kit'],
      outputs: [join(root, 'apps', app, 'static', resource, 'build', 'index.html')],
      run: () => vite(`apps/${app}`, resource),
    }));
}

function bundle(name, entry, file, inputs, options) {
  const run = async () => {
    const { build } = await import('esbuild');
    await build({
      entryPoints: [join(root, entry)],
      outfile: join(dist, file),
      bundle: true,
      logLevel: 'warning',
      legalComments: 'none',
      ...options,
    });
  };
  return { name, inputs, outputs: [join(dist, file)], run, isPresent: existsSync(join(root, entry)) };
}

/** Vite in a process of its own: builds run side by side, and each leaves its memory behind. */
function vite(dir, mode = 'production') {
  return new Promise((resolve, reject) => {
    const cli = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const child = spawn(
      process.execPath,
      [cli, 'build', '--configLoader', 'runner', '--logLevel', 'warn', '--mode', mode],
      {
        cwd: join(root, dir),
        // Whoever builds: a test runner's NODE_ENV would bundle React for development.
        env: { ...process.env, NODE_ENV: 'production' },
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`vite build ended with ${code}`))));
  });
}

export async function buildStale({ isQuiet = false } = {}) {
  mkdirSync(join(dist, 'stamps'), { recursive: true });
  const stale = targets().filter((target) => target.isPresent !== false && isStale(target));
  const queue = [...stale];
  const worker = async () => {
    for (let target = queue.shift(); target; target = queue.shift()) {
      if (!isQuiet) say(`Building ${target.name}`);
      // Taken before the build: a file changed meanwhile makes the target stale again.
      const stamp = stampOf(target);
      await target.run();
      writeFileSync(stampFile(target), stamp);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
  return stale.length;
}

function isStale(target) {
  const file = stampFile(target);
  return !target.outputs.every(existsSync) || !existsSync(file) || readFileSync(file, 'utf8') !== stampOf(target);
}

function stampFile(target) {
  return join(dist, 'stamps', target.name.replaceAll(/[^a-z-]+/g, '-'));
}

function stampOf(target) {
  const hash = createHash('sha256');
  for (const input of [...target.inputs, 'package-lock.json', 'tools/build.mjs'])
    for (const line of describe(join(root, input))) hash.update(line);
  return hash.digest('hex');
}

function* describe(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) {
    yield `${relative(root, path)} ${stat.size} ${stat.mtimeMs}\n`;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (name === 'node_modules' || name === 'static' || name === 'dist' || name.includes('.test.')) continue;
    yield* describe(join(path, name));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  const count = await buildStale().catch((error) => fail(`Cannot build: ${error.message}`));
  say(count === 0 ? 'Everything is up to date' : `Built ${count} of ${targets().length}`);
}
