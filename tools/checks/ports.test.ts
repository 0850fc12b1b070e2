import { expect, test } from 'vitest';
import { listFiles, read } from './repository.ts';

const AMBIENT =
  /\b(Date\.now\(|new Date\(\)|performance\.now\(|Math\.random\(|(?:set|clear)(?:Timeout|Interval|Immediate)\(|randomUUID\(|process\.env\b)/;

/** The files that stand between a port and the machine, or where there are no ports. */
const ADAPTERS: Readonly<Record<string, string>> = {
  'packages/kernel/src/system.ts': 'the adapter of clock and randomness',
  'packages/testkit/src/fake-clock.ts': 'lets pending promises settle',
  'packages/host/src/sandbox/runner/main.ts': 'runs inside the sandbox: the environment of the app',
  'packages/host/src/testing/hostile-app.ts': 'the text of hostile code',
  'packages/host/src/sandbox/runner/forge.ts': 'runs inside the sandbox: the remaining time of an invocation',
  'packages/app-kit/src/vite/index.ts': 'names what the build replaces',
  'apps/secret-scanner/src/adapters/system.ts': 'the adapter of the app',
};

/** What a source takes from the machine instead of from a parameter. */
function ambient(source: string): string[] {
  return source.split('\n').flatMap((line) => AMBIENT.exec(line)?.[1] ?? []);
}

function isProduct(file: string): boolean {
  return /^(packages|apps)\/[^/]+\/(src|ui)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file);
}

test('time, randomness, ids and environment are parameters', () => {
  const files = listFiles('packages', 'apps').filter(isProduct);
  expect(files.length).toBeGreaterThan(200);
  const users = files.filter((file) => ambient(read(file)).length > 0);
  expect(users.sort()).toEqual(Object.keys(ADAPTERS).sort());
});

test.each([
  'const now = Date.now();',
  'setTimeout(run, 10);',
  'const id = crypto.randomUUID();',
  'if (Math.random() < 0.5) return;',
  'const at = new Date();',
  "const key = process.env.KEY ?? '';",
])('%s is seen', (line) => {
  expect(ambient(line)).toHaveLength(1);
});

test('an instant that was given is no ambient time', () => {
  expect(ambient('return new Date(clock.now()).toISOString();')).toEqual([]);
});
