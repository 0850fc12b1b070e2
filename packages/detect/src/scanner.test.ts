import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadRules } from '../tools/compile-rules.ts';
import { expandTemplate } from '../tools/expand-template.ts';
import { picker } from '../tools/picker.ts';
import { builtinRules } from './generated/rules.ts';
import { createScanner } from './scanner.ts';

const written = loadRules(fileURLToPath(new URL('../rules', import.meta.url)));
const scanner = createScanner(builtinRules);
const SEEDS = [1, 2, 3, 4, 5];

test('the generated rules are what the rule files say', () => {
  expect(builtinRules).toEqual(written.map(({ rule }) => rule));
});

test('there are fifteen rules, at least three of them for personal data', () => {
  expect(builtinRules).toHaveLength(15);
  expect(builtinRules.filter((rule) => rule.category === 'pii').length).toBeGreaterThanOrEqual(3);
});

describe.each(written.map((entry) => [entry.rule.id, entry] as const))(
  '%s',
  (id, { rule, examples, counterExamples }) => {
    test.each(examples)('finds %s', (template) => {
      for (const seed of SEEDS) {
        const findings = scanner.scan(expandTemplate(template, picker(seed)));
        expect(findings.map((finding) => finding.rule.id)).toEqual([id]);
        expect(findings[0]?.confidence).toBe(rule.confidence);
      }
    });

    test.each(counterExamples)('leaves %s alone', (template) => {
      for (const seed of SEEDS) expect(scanner.scan(expandTemplate(template, picker(seed)))).toEqual([]);
    });
  },
);
