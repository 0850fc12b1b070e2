#!/usr/bin/env node
// tenon <noun> <verb>: the command line, built when stale.
import { buildStale } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { fail } from './say.mjs';

ensureInstalled();
await buildStale().catch((error) => fail(`Cannot build: ${error.message}`));
const { main } = await import('../dist/tenon.mjs');
await main(process.argv.slice(2));
