// Compiles rules/**.yml into src/generated/rules.ts, since an app bundles the scanner and has no file system.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../src/rule.ts';
import { readRuleFile, type WrittenRule } from './rule-file.ts';

/** All rules below a folder with the sub-folders `secret` and `pii`, sorted by category and id; ids are unique. */
export function loadRules(directory: string): WrittenRule[] {
  const rules = (['secret', 'pii'] as const).flatMap((category) =>
    readdirSync(join(directory, category))
      .filter((file) => file.endsWith('.yml'))
      .flatMap((file) =>
        readRuleFile(`${category}/${file}`, category, readFileSync(join(directory, category, file), 'utf8')),
      )
      .sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1)),
  );
  const ids = rules.map(({ rule }) => rule.id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) throw new Error(`Cannot compile rules: the id "${repeated}" stands twice`);
  return rules;
}

/** The text of the generated module, before formatting. */
export function renderModule(rules: readonly Rule[]): string {
  return [
    '// Generated from rules/ by `npm run build:rules -w @tenon/detect`; do not edit.',
    "import type { Rule } from '../rule.ts';",
    '',
    '/** The rules that come with the scanner. */',
    `export const builtinRules: readonly Rule[] = ${JSON.stringify(rules, null, 2)};`,
    '',
  ].join('\n');
}
