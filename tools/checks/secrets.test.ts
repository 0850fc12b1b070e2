import { expect, test } from 'vitest';
import { builtinRules, createScanner } from '../../packages/detect/src/index.ts';
import { secretGenerators } from '../../packages/testkit/src/demo/index.ts';
import { seededRandom } from '../../packages/testkit/src/index.ts';
import { listFiles, read } from './repository.ts';

const scanner = createScanner(builtinRules);

/** `line rule` of what looks like a secret or a personal datum; never the value. */
function findings(text: string): string[] {
  return scanner.scan(text).map(({ rule, start }) => `${text.slice(0, start).split('\n').length} ${rule.id}`);
}

/** Check digits are tested with the numbers that their standards print as samples. */
function isSample(file: string, finding: string): boolean {
  return file.startsWith('packages/detect/src/validators/') && finding.includes(' pii.');
}

test('our own scanner finds nothing in the repository: samples are made when a test runs', () => {
  const files = listFiles().filter((file) => !/\.(png|gz|ico|woff2?)$/.test(file));
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    findings(read(file))
      .filter((finding) => !isSample(file, finding))
      .map((finding) => `${file}:${finding}`),
  );
  expect(found).toEqual([]);
});

test.each(Object.entries(secretGenerators))('a planted %s is seen', (rule, make) => {
  const planted = `card SSN\n${make(seededRandom(1))} `;
  expect(findings(planted)).toEqual([`2 ${rule}`]);
});
