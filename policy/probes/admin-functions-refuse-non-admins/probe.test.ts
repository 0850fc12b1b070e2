import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { adminContract } from '../../../apps/secret-scanner/src/contract.ts';
import { ensurePages, writeApp } from '../test-app.ts';
import { adminFunctionsRefuseNonAdmins, secretScannerPage } from './probe.ts';

const manifest = (module: string) => `app:
  id: ari:cloud:ecosystem::app/aaaaaaaa-0000-4000-8000-0000000000f2
  name: Careless
  runtime: { name: nodejs20.x }
modules:
  ${module}:
    - { key: page, title: Page, resource: page, resolver: { function: resolver } }
  function:
    - { key: resolver, handler: index.resolver }
resources:
  - { key: page, path: static/page/build }
`;
const UNGUARDED = `
export async function resolver({ call }) {
  return { ok: true, value: call.functionKey };
}
`;

async function runOn(module: string, source: string) {
  const appDir = writeApp({
    'manifest.yml': manifest(module),
    'src/index.ts': source,
    'static/page/build/index.html': '<!doctype html><title>Page</title>',
  });
  try {
    return await adminFunctionsRefuseNonAdmins({
      appDir,
      moduleKey: 'page',
      resolver: 'resolver',
      functions: { purge: {} },
    }).run();
  } finally {
    rmSync(appDir, { recursive: true });
  }
}

test('asks for every function of the admin page', () => {
  expect(Object.keys(secretScannerPage.functions).sort()).toEqual(Object.keys(adminContract).sort());
});

test('is true for the admin page of the scanner', async () => {
  await ensurePages(secretScannerPage.appDir, ['admin', 'issue-panel']);
  const { outcome, findings } = await adminFunctionsRefuseNonAdmins().run();
  expect([outcome, findings]).toEqual([
    true,
    ['9 functions answer the administrator and refuse a plain user and nobody'],
  ]);
}, 120_000);

test('is false when a function has no guard, although the page is for administrators', async () => {
  const { outcome, findings } = await runOn('jira:adminPage', UNGUARDED);
  expect(outcome).toBe(false);
  expect(findings).toEqual(['purge itself answers a plain user', 'purge itself answers nobody']);
}, 60_000);

test('is false when the page is open to everybody', async () => {
  const { outcome, findings } = await runOn('jira:issuePanel', UNGUARDED);
  expect(outcome).toBe(false);
  expect(findings).toContain('a plain user can open the admin page');
}, 60_000);

test('is an error when the functions answer nobody, since that proves nothing', async () => {
  const { outcome, findings } = await runOn(
    'jira:adminPage',
    "export const resolver = () => { throw new Error('broken'); };",
  );
  expect([outcome, findings]).toEqual(['error', ['the administrator gets no answer from purge']]);
}, 60_000);
