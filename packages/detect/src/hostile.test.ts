import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { expandTemplate } from '../tools/expand-template.ts';
import { picker } from '../tools/picker.ts';
import { builtinRules } from './generated/rules.ts';
import { FINDING_COUNT_MAX } from './limits.ts';
import { createPrefilter } from './prefilter.ts';
import { createScanner } from './scanner.ts';

const scanner = createScanner(builtinRules);
const SIZE = 1_000_000;

/** Texts made of beginnings that never become a value. */
const hostile = {
  ...Object.fromEntries(builtinRules.flatMap((rule) => rule.literals).map((literal) => [literal, literal])),
  'JWT parts': 'eyJaaaaaaaaaaa.',
  'database URLs without end': 'postgres://a:',
  'key heads': '-----BEGIN PRIVATE KEY-----',
  'an endless number': '4',
  'digits and blanks': '1 ',
  'almost cards': '4111-1111-1111-1112 ',
  'almost social security numbers': 'ssn 123-45-678 ',
  'account heads': 'DE89 ',
  'account groups': 'DE89 AAAA AAAA AAAA ',
};

describe('a hostile megabyte has no finding and no more candidates than characters', () => {
  test.each(Object.entries(hostile))('%s', (_, unit) => {
    const text = unit.repeat(Math.ceil(SIZE / unit.length));
    let candidates = 0;
    createPrefilter(builtinRules).run(text, () => ++candidates > 0);
    expect(candidates).toBeLessThanOrEqual(text.length);
    expect(scanner.scan(text)).toEqual([]);
  });
});

// Operations, not time. What one candidate may cost is bounded by the shape of the patterns, which tools/pattern.ts proves.
test('the number of candidates grows with the text, not faster', () => {
  for (const unit of Object.values(hostile)) {
    const count = (size: number) => {
      let candidates = 0;
      createPrefilter(builtinRules).run(unit.repeat(Math.ceil(size / unit.length)), () => ++candidates > 0);
      return candidates;
    };
    expect(count(200_000)).toBeLessThanOrEqual(2 * count(100_000) + 2 * builtinRules.length);
  }
});

test('a text full of secrets stops at the limit', () => {
  const text = expandTemplate(
    '{{literal:AK}}{{literal:IA}}{{upper-alnum:16}} '.repeat(FINDING_COUNT_MAX + 50),
    picker(1),
  );
  expect(scanner.scan(text)).toHaveLength(FINDING_COUNT_MAX);
});

test('generated benign text has no finding', () => {
  const pick = picker(2);
  const slot = (template: string) => expandTemplate(template, pick);
  const lines = Array.from({ length: 20_000 }, () =>
    [
      `2025-0${1 + pick(9)}-1${pick(10)} 1${pick(10)}:${10 + pick(50)}:${10 + pick(50)},${100 + pick(900)} INFO ${slot('{{hex:32}}')}`,
      `commit ${slot('{{hex:40}}')} of ${slot('{{lower-alnum:12}}')}, version ${pick(9)}.${pick(30)}.${pick(99)}`,
      `${slot('{{hex:8}}-{{hex:4}}-4{{hex:3}}-a{{hex:3}}-{{hex:12}}')} took ${pick(9000)} ms, order no ${slot('{{digits:12}}')}`,
      `data:image/png;base64,${slot('{{alnum:120}}')}==`,
      `+49 30 ${slot('{{digits:7}}')} ext ${pick(99)}, ${slot('{{upper-alnum:8}}')}`,
    ].join('\n'),
  );
  expect(scanner.scan(lines.join('\n')).map((finding) => finding.rule.id)).toEqual([]);
});

const SAMPLE = new URL('../../../../shared/data/tidev-sample-2500-pseudonymised.ndjson.gz', import.meta.url);

test.skipIf(!existsSync(SAMPLE))('real issues have fewer than five findings per megabyte', () => {
  const text = gunzipSync(readFileSync(SAMPLE)).toString('utf8');
  const findings = text.split('\n').flatMap((line) => scanner.scan(line));
  const byRule = Object.fromEntries(findings.map((finding) => [finding.rule.id, 0]));
  for (const finding of findings) byRule[finding.rule.id] = (byRule[finding.rule.id] ?? 0) + 1;
  expect(findings.length / (text.length / 1e6), JSON.stringify(byRule)).toBeLessThan(5);
});
