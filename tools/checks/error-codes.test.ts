import { expect, test } from 'vitest';
import { listFiles, read } from './repository.ts';

/** What a catalogue declares and its comments do not explain, or explain and do not declare. */
function gaps(source: string): string[] {
  const comments = (source.match(/\/\*\*[\s\S]*?\*\//g) ?? []).join('\n');
  const declared = new Set([...source.matchAll(/'([A-Z]+(?:_[A-Z]+)*)'/g)].map(([, code = '']) => code));
  const explained = new Set([...comments.matchAll(/\b([A-Z]+(?:_[A-Z]+)*)(?=[,:])/g)].map(([, code = '']) => code));
  return [
    ...[...declared].filter((code) => !explained.has(code)).map((code) => `${code} has no explanation`),
    ...[...explained].filter((code) => !declared.has(code)).map((code) => `${code} is explained and not declared`),
  ];
}

const catalogues = listFiles('packages', 'apps').filter(
  (file) => /\/errors\.ts$/.test(file) && read(file).includes('TenonError'),
);

test('there are catalogues', () => {
  expect(catalogues.length).toBeGreaterThan(4);
});

test.each(catalogues)('each code of %s is explained, and each explanation has its code', (file) => {
  expect(gaps(read(file))).toEqual([]);
});

test('a code without explanation and an explanation without code are seen', () => {
  expect(gaps("/** A_ONE: one. A_TWO, A_THREE: more. */\ntype Code = 'A_ONE' | 'A_TWO' | 'A_FOUR';")).toEqual([
    'A_FOUR has no explanation',
    'A_THREE is explained and not declared',
  ]);
});
