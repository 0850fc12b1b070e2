import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { afterEach, beforeEach, expect, test } from 'vitest';

const configuration = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions;
};

/** The names of the rules that a tree breaks. */
async function violations(baseDir: string, folders: string[]): Promise<string[]> {
  const { tsConfig: _, ...options } = configuration.options;
  const ruleSet = { forbidden: configuration.forbidden };
  const { output } = await cruise(folders, { ...options, baseDir, validate: true, ruleSet });
  return [...new Set((output as ICruiseResult).summary.violations.map((violation) => violation.rule.name))].sort();
}

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tenon-direction-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

/** Writes a file that imports another; a relative target is written too. */
function plant(file: string, target: string): void {
  write(file, `import * as it from '${target}';\nexport const seen = it;\n`);
  if (target.startsWith('.')) {
    const path = join(dirname(file), target);
    if (path !== file) write(path, 'export const it = 1;\n');
  }
}

function write(file: string, source: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), source);
}

const PLANTS: [rule: string, file: string, target: string][] = [
  ['direction-kernel', 'packages/kernel/src/a.ts', '../../store/src/index.ts'],
  ['direction-wire', 'packages/wire/src/a.ts', '../../kernel/src/index.ts'],
  ['direction-detect', 'packages/detect/src/a.ts', '../../kernel/src/index.ts'],
  ['direction-store', 'packages/store/src/a.ts', '../../wire/src/index.ts'],
  ['direction-manifest', 'packages/manifest/src/a.ts', '../../store/src/index.ts'],
  ['direction-jira', 'packages/jira/src/a.ts', '../../wire/src/index.ts'],
  ['direction-host', 'packages/host/src/a.ts', '../../detect/src/index.ts'],
  ['direction-shell', 'packages/shell/src/a.tsx', '../../kernel/src/index.ts'],
  ['direction-assurance', 'packages/assurance/src/a.ts', '../../store/src/index.ts'],
  ['direction-app-kit', 'packages/app-kit/src/a.ts', '../../kernel/src/index.ts'],
  ['direction-cli', 'packages/cli/src/a.ts', '../../shell/src/index.ts'],
  ['direction-apps', 'apps/one/src/a.ts', '../../../packages/host/src/index.ts'],
  ['direction-apps', 'apps/one/src/a.ts', '../../two/src/index.ts'],
  ['jira-host-assurance-are-strangers', 'packages/jira/src/a.test.ts', '../../host/src/index.ts'],
  ['nothing-imports-tests', 'packages/jira/src/a.ts', './b.test.ts'],
  ['nothing-imports-tests', 'packages/cli/src/a.ts', '../../testkit/src/index.ts'],
  ['nothing-imports-tests', 'apps/one/src/a.ts', '../test/fixture.ts'],
  ['packages-through-the-front-door', 'packages/jira/src/a.ts', '../../store/src/migrate.ts'],
  ['packages-through-the-front-door', 'apps/one/src/a.ts', '../../../packages/detect/src/prefilter.ts'],
  ['only-store-opens-databases', 'packages/jira/src/a.ts', 'libsql'],
  ['only-store-opens-databases', 'packages/jira/src/a.test.ts', 'libsql'],
  ['only-the-sandbox-starts-processes', 'packages/host/src/gateway/a.ts', 'node:child_process'],
  ['only-the-sandbox-starts-processes', 'packages/jira/src/a.ts', 'node:worker_threads'],
  ['few-read-yaml', 'packages/jira/src/a.ts', 'yaml'],
  ['detect-and-wire-run-everywhere', 'packages/wire/src/a.ts', 'node:fs'],
  ['detect-depends-on-nothing', 'packages/detect/src/a.ts', 'zod'],
  ['apps-use-forge-and-react', 'apps/one/src/a.ts', 'node:fs'],
  ['apps-use-forge-and-react', 'apps/one/ui/a.tsx', 'axios'],
];

test.each(PLANTS)('%s is broken by %s importing %s', async (rule, file, target) => {
  plant(file, target);
  expect(await violations(directory, [file.split('/')[0] ?? ''])).toContain(rule);
});

test('no-cycle is broken by two files that import each other', async () => {
  write('packages/jira/src/a.ts', "import { b } from './b.ts';\nexport const a = () => b;\n");
  write('packages/jira/src/b.ts', "import { a } from './a.ts';\nexport const b = () => a;\n");
  expect(await violations(directory, ['packages'])).toEqual(['no-cycle']);
});

test('each rule has a planted violation', () => {
  const planted = new Set([...PLANTS.map(([rule]) => rule), 'no-cycle']);
  expect(configuration.forbidden.map((rule) => rule.name).filter((name) => !planted.has(name ?? ''))).toEqual([]);
});

test('what is allowed breaks nothing', async () => {
  plant('packages/jira/src/a.ts', '../../store/src/index.ts');
  plant('packages/host/src/sandbox/a.ts', 'node:child_process');
  plant('packages/store/src/a.ts', 'libsql');
  plant('packages/manifest/src/a.ts', 'yaml');
  plant('packages/jira/src/a.test.ts', '../../testkit/src/index.ts');
  plant('apps/one/src/a.ts', '../../../packages/app-kit/src/index.ts');
  plant('apps/one/src/b.ts', '@forge/api');
  expect(await violations(directory, ['packages', 'apps'])).toEqual([]);
});

test('each package has a direction, and each direction a package', () => {
  const packages = readdirSync(new URL('../../packages', import.meta.url)).filter((name) => name !== 'testkit');
  const directions = configuration.forbidden.flatMap(({ name }) =>
    name?.startsWith('direction-') && name !== 'direction-apps' ? [name.slice('direction-'.length)] : [],
  );
  expect(directions.sort()).toEqual(packages.sort());
});
