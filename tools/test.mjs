#!/usr/bin/env node
// npm test: install what is missing, then every check, every test and the browser. The last line sums it all up.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureInstalled, npm, root } from './install.mjs';
import { say } from './say.mjs';

const artifacts = join(root, 'artifacts');
const total = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

ensureInstalled();
rmSync(artifacts, { recursive: true, force: true });
mkdirSync(artifacts, { recursive: true });

await Promise.all([buildStep(), checks()]);
await vitest('unit and contract tests', 'vitest.config.ts');
await browserTests();

for (const failure of failures) console.log(`FAILED: ${failure}`);
if (total.failed > 0) process.exitCode = 1;
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);

async function buildStep() {
  try {
    await buildStale();
    count('build', true);
  } catch (error) {
    console.log(error.message);
    count('build', false);
  }
}

/** The scripts of package.json, one after the other: the build beside them takes the second core. */
async function checks() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of Object.keys(scripts).filter((script) => script.startsWith('check:'))) {
    const { code, output } = await run(npm, ['run', '--silent', name], 'pipe');
    if (code !== 0) console.log(output);
    count(name, code === 0);
  }
}

async function vitest(name, config) {
  say(`Running ${name}`);
  const report = join(artifacts, `${config.replaceAll('/', '-')}.json`);
  const { code } = await run(
    process.execPath,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    'inherit',
  );
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  total.passed += result?.numPassedTests ?? 0;
  total.failed += result?.numFailedTests ?? 0;
  total.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  // A file that does not load fails no test of its own; the run must still be red.
  if (code !== 0 && (result?.numFailedTests ?? 0) === 0) total.failed += 1;
  if (code !== 0) failures.push(name);
}

async function browserTests() {
  const chromium = await ensureChromium();
  if (chromium === undefined) {
    console.log('NO CHROMIUM: the end-to-end tests cannot run. Install Chromium, or set TENON_CHROMIUM to its path.');
    count('end-to-end tests', false);
    return;
  }
  process.env.TENON_CHROMIUM = chromium;
  await vitest('end-to-end tests', 'e2e/vitest.config.ts');
}

function count(name, isGood) {
  say(`${isGood ? 'ok' : 'FAILED'}: ${name}`);
  total[isGood ? 'passed' : 'failed'] += 1;
  if (!isGood) failures.push(name);
}

function run(command, args, stdout) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', stdout, stdout],
      shell: command === npm && process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}
