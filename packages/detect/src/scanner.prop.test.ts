import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expandTemplate } from '../tools/expand-template.ts';
import { picker } from '../tools/picker.ts';
import { builtinRules } from './generated/rules.ts';
import { withoutOverlaps } from './overlap.ts';
import { createPrefilter } from './prefilter.ts';
import type { Rule } from './rule.ts';
import { createScanner } from './scanner.ts';
import { createVerifier } from './verifier.ts';

const scanner = createScanner(builtinRules);

/** The oracle: every rule tried at every position, no prefilter. */
function scanNaively(rules: readonly Rule[], text: string) {
  const found = rules.flatMap((rule) => {
    const verify = createVerifier(rule);
    const findings = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      // An IBAN head may not continue a word; its anchor says so, not its pattern.
      if (rule.anchor === 'iban-head' && /[A-Za-z0-9]/.test(text.charAt(at - 1))) continue;
      const finding = at < from ? undefined : verify(text, at);
      if (finding === undefined) continue;
      from = finding.end;
      findings.push(finding);
    }
    return findings;
  });
  return withoutOverlaps(found);
}

const TEMPLATES = [
  '{{literal:AK}}{{literal:IA}}{{upper-alnum:16}}',
  '{{literal:ghp}}_{{base62-crc32:30}}',
  '{{literal:npm}}_{{base62-crc32:30}}',
  '{{literal:glpat}}-{{alnum:20}}',
  '{{literal:sk}}_live_{{alnum:24}}',
  '{{jwt}}',
  '{{pem:RSA}}',
  'postgres://shop:{{jwt}}@db/shop',
  '{{iban-grouped:BE}} BANK',
  '{{iban:DE}}',
  'card {{card:visa}}',
  '{{card-grouped:mastercard}}',
  'ssn {{ssn}}',
];
const piece = fc.oneof(
  fc
    .tuple(fc.constantFrom(...TEMPLATES), fc.nat(1e6))
    .map(([template, seed]) => expandTemplate(template, picker(seed))),
  fc.constantFrom(
    ...builtinRules.flatMap((rule) => rule.literals),
    'DE89',
    '4111',
    '-',
    ' ',
    '\n',
    '"',
    '=',
    '🔑',
    'K',
    'ſ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

test('scan() finds exactly what trying every rule at every position finds', () => {
  fc.assert(
    fc.property(text, (sample) => {
      const shape = (findings: ReturnType<typeof scanNaively> | ReturnType<typeof scanner.scan>) =>
        findings.map((finding) => [
          finding.rule.id,
          finding.start,
          finding.end,
          finding.confidence,
          finding.fingerprintInput,
        ]);
      expect(shape(scanner.scan(sample))).toEqual(shape(scanNaively(builtinRules, sample)));
    }),
    { numRuns: 300 },
  );
});

test('scan() returns findings in order and without overlaps, inside the text', () => {
  fc.assert(
    fc.property(text, (sample) => {
      let end = 0;
      for (const finding of scanner.scan(sample)) {
        expect(finding.start).toBeGreaterThanOrEqual(end);
        expect(finding.end).toBeGreaterThan(finding.start);
        end = finding.end;
      }
      expect(end).toBeLessThanOrEqual(sample.length);
    }),
  );
});

test('scan() gives the same value the same fingerprint input wherever and however it is grouped', () => {
  const iban = expandTemplate('{{iban:DE}}', picker(3));
  const inputs = [iban, `x ${iban.replace(/.{4}/g, '$& ')} y`].map(
    (sample) => scanner.scan(sample)[0]?.fingerprintInput,
  );
  expect(inputs[0]).toBeDefined();
  expect(inputs[0]).toBe(inputs[1]);
});

test('createPrefilter() reports each literal that ends anywhere, those within others too', () => {
  const hits: [number, number][] = [];
  const prefilter = createPrefilter([{ literals: ['she', 'hers'] }, { literals: ['he'] }]);
  prefilter.run('uSHErs', (rule, at) => hits.push([rule, at]) > 0);
  expect(hits).toEqual([
    [0, 1],
    [1, 2],
    [0, 2],
  ]);
});
