#!/usr/bin/env node
// npm run bench -- <area> [--json]: runs bench/<area>.bench.ts in a process of its own and prints what it measured.
import { existsSync, readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { buildStale, forNode } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';
import { fail } from './say.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const areas = readdirSync(join(root, 'bench')).flatMap((name) =>
  name.endsWith('.bench.ts') ? [name.replace('.bench.ts', '')] : [],
);
const area = positionals[0] ?? '';
if (!areas.includes(area)) fail(`There is no bench "${area}". Areas: ${areas.join(', ')}`);

ensureInstalled();
await buildStale({ isQuiet: values.json }).catch((error) => fail(`Cannot build: ${error.message}`));
process.chdir(root);
const outfile = join(root, 'dist', 'bench', `${area}.mjs`);
const { build } = await import('esbuild');
await build({
  entryPoints: [join(root, 'bench', `${area}.bench.ts`)],
  outfile,
  bundle: true,
  logLevel: 'warning',
  ...forNode,
});
if (!existsSync(outfile)) fail('The bench was not built');
const { run } = await import(pathToFileURL(outfile).href);
const figures = await run();
if (values.json) console.log(JSON.stringify({ area, ...figures }));
else {
  console.log(`${area} on ${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`);
  for (const [name, value] of Object.entries(figures)) console.log(`  ${name.padEnd(30)} ${value}`);
}
