// Reads a rule file: YAML in, checked rules out. Every mistake is reported with file and rule, none is repaired.
import { parse } from 'yaml';
import type { Rule } from '../src/rule.ts';
import { checkPattern } from './pattern.ts';

/** A rule as written: with the templates that prove it, which the scanner does not carry. */
export interface WrittenRule {
  rule: Rule;
  examples: readonly string[];
  counterExamples: readonly string[];
}

const FIELDS: Record<string, 'text' | 'list' | 'object' | 'checks'> = {
  id: 'text',
  name: 'text',
  description: 'text',
  severity: 'text',
  confidence: 'text',
  anchor: 'text',
  pattern: 'text',
  trim: 'text',
  normalise: 'text',
  literals: 'list',
  suppressors: 'list',
  references: 'list',
  examples: 'list',
  counterExamples: 'list',
  validators: 'checks',
  context: 'object',
};

const CHOICES: Record<string, readonly string[]> = {
  severity: ['critical', 'high', 'medium', 'low'],
  confidence: ['high', 'medium', 'low'],
  anchor: ['literal', 'digits', 'iban-head'],
  trim: ['iban'],
  normalise: ['exact', 'compact', 'base64'],
  suppressors: ['common-password', 'low-variety', 'masked', 'placeholder-word', 'reference'],
  validators: ['base62-crc32', 'iban', 'jwt-header', 'payment-card', 'pem', 'us-ssn'],
  otherwise: ['reject', 'medium', 'low'],
};

type Fields = Record<string, unknown>;

/** `category` is the folder of the file. Throws one Error that lists everything wrong with the file. */
export function readRuleFile(file: string, category: 'secret' | 'pii', source: string): WrittenRule[] {
  const document = parse(source) as { rules?: Fields[] } | null;
  if (!Array.isArray(document?.rules)) throw new Error(`Cannot read rules from ${file}: the list "rules" is missing`);
  const problems = document.rules.flatMap((fields) =>
    checkFields(fields).map((problem) => `${String(fields.id)}: ${problem}`),
  );
  if (problems.length > 0) throw new Error(`Cannot read rules from ${file}:\n  ${problems.join('\n  ')}`);
  return document.rules.map((fields) => toRule(category, fields));
}

function checkFields(fields: Fields): string[] {
  const literals = Array.isArray(fields.literals) ? fields.literals.map(String) : [];
  const required = [
    'id',
    'name',
    'description',
    'severity',
    'confidence',
    'pattern',
    'references',
    'examples',
    'counterExamples',
  ];
  return [
    ...Object.keys(fields).flatMap((name) => (name in FIELDS ? [] : [`unknown field "${name}"`])),
    ...required.flatMap((name) => (fields[name] === undefined ? [`field "${name}" is missing`] : [])),
    ...Object.entries(fields).flatMap(([name, value]) =>
      hasForm(FIELDS[name], value) ? [] : [`field "${name}" has the wrong form`],
    ),
    ...chosenNames(fields).flatMap(([field, name]) =>
      CHOICES[field]?.includes(name) ? [] : [`field "${field}" has the unknown value "${name}"`],
    ),
    ...(/^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*\.[1-9]\d*$/.test(String(fields.id))
      ? []
      : ['the id is not of the form provider.kind.n']),
    ...((fields.anchor ?? 'literal') === 'literal' && literals.length === 0
      ? ['a rule needs a literal or another anchor']
      : []),
    ...literals.flatMap((literal) =>
      literal.length < 3 ? [`the literal "${literal}" is shorter than three characters`] : [],
    ),
    ...contextWords(fields).flatMap((word) =>
      /^[a-z0-9][a-z0-9 -]*$/.test(word) ? [] : [`the context word "${word}" is not in lower-case letters`],
    ),
    ...checkPattern(String(fields.pattern), literals),
    ...['examples', 'counterExamples'].flatMap((name) => (countOf(fields[name]) < 2 ? [`fewer than two ${name}`] : [])),
  ];
}

function hasForm(form: string | undefined, value: unknown): boolean {
  if (form === 'text') return typeof value === 'string';
  if (form === 'list') return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  return form === undefined || (typeof value === 'object' && value !== null);
}

function chosenNames(fields: Fields): [field: string, name: string][] {
  const checks = Array.isArray(fields.validators) ? (fields.validators as Fields[]) : [];
  const context = fields.context as Fields | undefined;
  return [
    ...['severity', 'confidence', 'anchor', 'trim', 'normalise'].flatMap((name): [string, string][] =>
      fields[name] === undefined ? [] : [[name, String(fields[name])]],
    ),
    ...(Array.isArray(fields.suppressors) ? fields.suppressors : []).map((name): [string, string] => [
      'suppressors',
      String(name),
    ]),
    ...checks.map((check): [string, string] => ['validators', String(check.name)]),
    ...[...checks, ...(context === undefined ? [] : [context])].map((check): [string, string] => [
      'otherwise',
      String(check.otherwise),
    ]),
  ];
}

function contextWords(fields: Fields): string[] {
  const words = (fields.context as Fields | undefined)?.words;
  return Array.isArray(words) ? words.map(String) : [];
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

/** The cast holds because `checkFields` found nothing. */
function toRule(category: 'secret' | 'pii', fields: Fields): WrittenRule {
  const written = fields as unknown as Rule & { examples: string[]; counterExamples: string[] };
  const { examples, counterExamples, context, ...rest } = written;
  const rule: Rule = {
    ...rest,
    category,
    anchor: rest.anchor ?? 'literal',
    literals: rest.literals ?? [],
    normalise: rest.normalise ?? 'exact',
    validators: rest.validators ?? [],
    suppressors: rest.suppressors ?? ['masked', 'placeholder-word', 'low-variety'],
    ...(context === undefined ? {} : { context: { ...context, orSeparated: context.orSeparated ?? false } }),
  };
  return { rule, examples, counterExamples };
}
