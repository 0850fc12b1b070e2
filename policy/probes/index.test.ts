import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadClaims } from '@tenon/assurance';
import { expect, test } from 'vitest';
import { probes } from './index.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const claims = loadClaims(fileURLToPath(new URL('../claims', import.meta.url)));

test('claims and probes name each other', () => {
  const claimed = new Set(claims.flatMap((claim) => claim.probes));
  expect(probes.map((probe) => probe.id).sort()).toEqual([...claimed].sort());
});

test('each folder holds one probe of its name', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(probes.map((probe) => probe.id).sort()).toEqual(folders.map((entry) => entry.name).sort());
});
