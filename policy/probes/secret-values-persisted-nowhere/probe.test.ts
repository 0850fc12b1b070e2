import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryDir, secretScannerDir } from '../repository.ts';
import { ensurePages } from '../test-app.ts';
import { tracesOf } from './canary.ts';
import { secretValuesPersistedNowhere } from './probe.ts';

/** A copy of the scanner in which one source file is replaced. */
async function withVariant<T>(file: string, source: string, task: (appDir: string) => Promise<T>): Promise<T> {
  await ensurePages(secretScannerDir, ['admin', 'issue-panel']);
  const parent = join(repositoryDir(), 'dist', 'test');
  mkdirSync(parent, { recursive: true });
  const appDir = mkdtempSync(join(parent, 'scanner-'));
  try {
    cpSync(secretScannerDir, appDir, { recursive: true, filter: (path) => !path.includes('node_modules') });
    readFileSync(join(appDir, file));
    writeFileSync(join(appDir, file), source);
    return await task(appDir);
  } finally {
    rmSync(appDir, { recursive: true });
  }
}

test('is true for the scanner', async () => {
  await ensurePages(secretScannerDir, ['admin', 'issue-panel']);
  const { outcome, findings } = await secretValuesPersistedNowhere().run();
  expect([outcome, findings]).toEqual([
    true,
    [expect.stringMatching(/^15 values, \d+ records in \d+ places, none held a value$/)],
  ]);
}, 120_000);

test.each([
  ['as it is', "input.split('\\n').at(-1) ?? ''"],
  ['in base64', "Buffer.from('x' + input).toString('base64url')"],
  ['in hexadecimal', "Buffer.from(input).toString('hex')"],
])(
  'is false for a scanner that keeps the value %s',
  async (_, expression) => {
    const source = `export function fingerprint(_: string, input: string): string { return (${expression}).replace(/[^A-Za-z0-9_-]/g, '').slice(0, 300); }`;
    await withVariant('src/domain/fingerprint.ts', source, async (appDir) => {
      const { outcome, findings } = await secretValuesPersistedNowhere(appDir).run();
      expect([outcome, findings]).toEqual([
        false,
        expect.arrayContaining([expect.stringContaining('in storage (plain)')]),
      ]);
    });
  },
  120_000,
);

test('is false for a scanner that logs the value', async () => {
  const source =
    'export function fingerprint(_: string, input: string): string { console.log(input); return String(input.length); }';
  await withVariant('src/domain/fingerprint.ts', source, async (appDir) => {
    const { outcome, findings } = await secretValuesPersistedNowhere(appDir).run();
    expect([outcome, findings]).toEqual([false, expect.arrayContaining([expect.stringContaining('in file host.db')])]);
  });
}, 120_000);

test('tracesOf() sees a value in every spelling and at every position', () => {
  const value = 'Kq7ZtR2mVx81LpWdYc40';
  const traces = tracesOf(value);
  for (const before of ['', 'a', 'ab', 'abc']) {
    const text = `${before}${value}tail`;
    const spellings = [
      text,
      Buffer.from(text).toString('base64'),
      Buffer.from(text).toString('hex'),
      [...text].reverse().join(''),
    ];
    for (const spelling of spellings) expect(traces.some((trace) => spelling.includes(trace.text))).toBe(true);
  }
  expect(traces.some((trace) => 'Kq7ZtR2'.includes(trace.text))).toBe(false);
});

test('tracesOf() sees a number with and without its groups', () => {
  const traces = tracesOf('4520 3871 6409 5280');
  for (const text of ['4520387164095280', 'x 4520 3871 6409 5280 y']) {
    expect(traces.some((trace) => text.includes(trace.text))).toBe(true);
  }
});
