#!/usr/bin/env node
// npm start: install what is missing, build what is stale, make demo data once, start everything on one port.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { apps, buildStale } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';
import { fail, say } from './say.mjs';

const DEMO_ISSUES = '1200';
const DEMO_SEED = '1';

const { values, tokens } = parseArgs({
  strict: false,
  tokens: true,
  allowPositionals: true,
  options: {
    data: { type: 'string', default: join(root, '.tenon') },
    'no-demo': { type: 'boolean' },
    seed: { type: 'string', default: DEMO_SEED },
    issues: { type: 'string', default: DEMO_ISSUES },
    port: { type: 'string' },
  },
});
const data = resolve(values.data);

ensureInstalled();
await buildStale().catch((error) => fail(`Cannot build: ${error.message}`));
const demo = values['no-demo'] ? undefined : demoFile();
process.chdir(root);
const { main } = await import('../dist/tenon.mjs');
await main([
  'start',
  '--data',
  data,
  ...apps().flatMap((app) => ['--app', join(root, 'apps', app)]),
  ...(demo ? ['--demo', demo] : []),
  ...passedOn(),
]);

/** Made once per data folder; the import remembers that it is done. */
function demoFile() {
  const file = join(data, 'demo.ndjson.gz');
  if (existsSync(file) || existsSync(join(data, 'jira.db'))) return existsSync(file) ? file : undefined;
  say(`Making demo data: ${values.issues} issues of an invented software company, with planted secrets`);
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 });
  } catch (error) {
    fail(`Cannot use data folder "${data}": it cannot be written (${error.code}). Choose another one with --data`);
  }
  const args = [
    join(root, 'dist', 'demo.mjs'),
    '--seed',
    values.seed,
    '--issues',
    values.issues,
    '--now',
    String(Date.now()),
    '--out',
    `${file}.partial`,
  ];
  if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) fail('Cannot make demo data');
  renameSync(`${file}.partial`, file);
  return file;
}

/** Options that are the command's own; those that this script understands are left out. */
function passedOn() {
  const mine = new Set(['data', 'no-demo', 'seed', 'issues']);
  return tokens.flatMap((token) =>
    token.kind !== 'option' || mine.has(token.name)
      ? []
      : [`--${token.name}`, ...(token.value === undefined ? [] : [token.value])],
  );
}
