import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AssuranceError } from './errors.ts';
import { loadClaims } from './load-claims.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tenon-claims-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const LINES = [
  'id: LOG-01',
  'claim: Logs hold no value.',
  'category: logging',
  'enforcement: The type of the logger.',
  'evidence: A test.',
  'kind: enforced',
  'maps: { soc2: [CC7.2] }',
  'basis: stated',
  'status: proven',
  'probes: [logs-hold-no-value]',
];

function write(lines: readonly string[], file = 'logging/LOG-01.yml'): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), `${lines.join('\n')}\n`);
}

function change(from: string, to: string): string[] {
  return LINES.map((line) => (line.startsWith(from) ? to : line)).filter((line) => line !== '');
}

test('loadClaims() reads a claim', () => {
  write(LINES);
  expect(loadClaims(directory)).toMatchObject([{ id: 'LOG-01', status: 'proven', probes: ['logs-hold-no-value'] }]);
});

test.each([
  ['logging/LOG-01.yml:11: unknown field "owner"', [...LINES, 'owner: me']],
  ['logging/LOG-01.yml:10: field "probes": a proven claim needs a probe', change('probes', 'probes: []')],
  ['logging/LOG-01.yml:9: field "status": an exempt claim needs a reason', change('status', 'status: exempt')],
  ['logging/LOG-01.yml:9: field "status": Invalid option', change('status', 'status: done')],
  ['logging/LOG-01.yml:1: field "claim": Invalid input', change('claim', '')],
  ['logging/LOG-01.yml:7: field "maps.soc2": Invalid input', change('maps', 'maps: { soc2: CC7.2 }')],
  ['logging/LOG-01.yml:10: field "probes.0": must be the id of a probe', change('probes', 'probes: [Logs]')],
  ['logging/LOG-01.yml:11: Map keys must be unique', [...LINES, 'id: LOG-01']],
  ['logging/LOG-01.yml:1: the file must be named privacy/LOG-01.yml', change('category', 'category: privacy')],
  ['logging/LOG-01.yml:1: the claim: Invalid input', ['- a']],
])('loadClaims() reports %s', (problem, lines) => {
  write(lines);
  expect(() => loadClaims(directory)).toThrow(problem);
});

test('loadClaims() reports the mistakes of all files at once', () => {
  write(change('kind', 'kind: wished'));
  write(change('basis', 'basis: heard'), 'logging/LOG-02.yml');
  expect(() => loadClaims(directory)).toThrow(/LOG-01\.yml:6: .*LOG-02\.yml:8: /);
});

test('loadClaims() refuses one id in two files', () => {
  write(LINES);
  write(change('category', 'category: privacy'), 'privacy/LOG-01.yml');
  expect(() => loadClaims(directory)).toThrow('LOG-01 stands in logging/LOG-01.yml and in privacy/LOG-01.yml');
});

test('loadClaims() says which folder is missing', () => {
  expect(() => loadClaims(join(directory, 'nowhere'))).toThrow(AssuranceError);
  expect(() => loadClaims(join(directory, 'nowhere'))).toThrow('"nowhere" is missing or not readable');
});

test('the claims of this repository load', () => {
  const claims = loadClaims(fileURLToPath(new URL('../../../policy/claims', import.meta.url)));
  expect(claims.map((claim) => claim.id)).toEqual(expect.arrayContaining(['ACC-10', 'ARCH-03', 'DATA-12']));
});
