import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, read, root } from './repository.ts';

interface PackageFile {
  license?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** Rows of the page: package, licence, reason. */
function documented(page: string): Map<string, { licence: string; reason: string }> {
  const rows = [...page.matchAll(/^\| `([^`]+)` +\| ([^|]+?) +\| ([^|]+?) +\|$/gm)];
  return new Map(rows.map(([, name = '', licence = '', reason = '']) => [name, { licence, reason }]));
}

function parse(file: string): PackageFile {
  return JSON.parse(read(file)) as PackageFile;
}

function foreign(file: PackageFile): string[] {
  return Object.keys({ ...file.dependencies, ...file.devDependencies }).filter((name) => !name.startsWith('@tenon/'));
}

/** What is in one list and not in the other, as sentences. */
function differences(used: Iterable<string>, rows: Iterable<string>): string[] {
  const [usedSet, rowSet] = [new Set(used), new Set(rows)];
  return [
    ...[...usedSet].filter((name) => !rowSet.has(name)).map((name) => `${name} has no line in docs/dependencies.md`),
    ...[...rowSet].filter((name) => !usedSet.has(name)).map((name) => `${name} is no dependency any more`),
  ];
}

const page = documented(read('docs/dependencies.md'));
const files = listFiles('package.json', '*/package.json');

test('every dependency has a line with its reason, and every line a dependency', () => {
  expect(files.length).toBeGreaterThan(10);
  expect(
    differences(
      files.flatMap((file) => foreign(parse(file))),
      page.keys(),
    ),
  ).toEqual([]);
  for (const [name, { reason }] of page) expect([name, reason.length > 3]).toEqual([name, true]);
});

test('the licences are those of what is installed', () => {
  for (const [name, { licence }] of page) {
    const file = join('node_modules', name, 'package.json');
    if (!existsSync(join(root, file))) continue;
    const stated = parse(file).license;
    expect([name, stated]).toEqual([name, name.startsWith('@forge/') ? 'SEE LICENSE IN LICENSE.txt' : licence]);
  }
});

test('a missing and a left-over line are reported', () => {
  expect(differences(['a', 'b'], documented('| `b` | MIT | x |\n| `c` | MIT | y |').keys())).toEqual([
    'a has no line in docs/dependencies.md',
    'c is no dependency any more',
  ]);
});
