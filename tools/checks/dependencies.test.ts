import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles, read } from './repository.ts';

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
    const stated = parse(join('node_modules', name, 'package.json')).license;
    expect([name, stated]).toEqual([name, name.startsWith('@forge/') ? 'SEE LICENSE IN LICENSE.txt' : licence]);
  }
});

interface LockedPackage {
  license?: string;
  link?: boolean;
  hasInstallScript?: boolean;
}

/** Licences that ask for no more than a notice; MPL-2.0 binds changes of its own files only, and we change none. */
const LICENCES = new Set(
  'MIT, ISC, Apache-2.0, MIT OR Apache-2.0, BSD-2-Clause, BSD-3-Clause, 0BSD, BlueOak-1.0.0, Python-2.0, CC-BY-4.0, MPL-2.0'.split(
    ', ',
  ),
);
/** What their scripts would do is not needed: the binaries come as packages, the third prints a notice. */
const WITH_INSTALL_SCRIPT = ['deno', 'esbuild', 'iframe-resizer'];

function locked(lockFile: string): [name: string, entry: LockedPackage][] {
  const { packages } = JSON.parse(lockFile) as { packages: Record<string, LockedPackage> };
  return Object.entries(packages).flatMap(([path, entry]): [string, LockedPackage][] =>
    path.includes('node_modules/') && !entry.link ? [[path.replace(/^.*node_modules\//, ''), entry]] : [],
  );
}

function unusualLicences(lockFile: string): string[] {
  return locked(lockFile).flatMap(([name, { license = 'none' }]) =>
    LICENCES.has(license) || name.startsWith('@forge/') ? [] : [`${name}: ${license}`],
  );
}

function withInstallScript(lockFile: string): string[] {
  return [...new Set(locked(lockFile).flatMap(([name, entry]) => (entry.hasInstallScript ? [name] : [])))].sort();
}

test('everything that is installed has a permissive licence and needs no install script', () => {
  const lockFile = read('package-lock.json');
  expect(locked(lockFile).length).toBeGreaterThan(300);
  expect(unusualLicences(lockFile)).toEqual([]);
  expect(withInstallScript(lockFile)).toEqual(WITH_INSTALL_SCRIPT);
  expect(read('.npmrc')).toContain('ignore-scripts=true');
});

test('another licence and another install script are seen', () => {
  const packages = {
    'node_modules/a': { license: 'GPL-3.0' },
    'node_modules/b/node_modules/c': { hasInstallScript: true },
  };
  const lockFile = JSON.stringify({ packages });
  expect(unusualLicences(lockFile)).toEqual(['a: GPL-3.0', 'c: none']);
  expect(withInstallScript(lockFile)).toEqual(['c']);
});

test('a missing and a left-over line are reported', () => {
  expect(differences(['a', 'b'], documented('| `b` | MIT | x |\n| `c` | MIT | y |').keys())).toEqual([
    'a has no line in docs/dependencies.md',
    'c is no dependency any more',
  ]);
});
