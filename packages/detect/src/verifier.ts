// Decides at one place of the text whether a rule's value stands there, and how sure that is.
import { createContextCheck, type HasContext } from './context.ts';
import { FoundValue } from './finding.ts';
import { type Confidence, type Normalise, type Otherwise, type Rule, type RuleSummary, summariseRule } from './rule.ts';
import { isSuppressed } from './suppressors/suppressors.ts';
import { ibanLengthIn } from './validators/iban.ts';
import { validate } from './validators/validators.ts';

export type Verify = (text: string, position: number) => FoundValue | undefined;

interface Prepared {
  rule: Rule;
  summary: RuleSummary;
  hasContext: HasContext | undefined;
}

export function createVerifier(rule: Rule): Verify {
  const hasContext = rule.context === undefined ? undefined : createContextCheck(rule.context);
  const prepared: Prepared = { rule, summary: summariseRule(rule), hasContext };
  // Match indices cost time, so only patterns that narrow the value ask for them.
  const pattern = new RegExp(rule.pattern, rule.pattern.includes('(?<value>') ? 'dy' : 'y');

  return function verify(text, position) {
    pattern.lastIndex = position;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    const [start, end] = match.indices?.groups?.value ?? [position, position + match[0].length];
    return judge(prepared, text, start, rule.trim === 'iban' ? start + ibanLengthIn(text.slice(start, end)) : end);
  };
}

function judge(
  { rule, summary, hasContext }: Prepared,
  text: string,
  start: number,
  end: number,
): FoundValue | undefined {
  const value = text.slice(start, end);
  if (isSuppressed(rule.suppressors, value)) return undefined;
  const normalised = normalise(rule.normalise, value);
  const failures = rule.validators.filter(({ name }) => !validate(name, normalised)).map(({ otherwise }) => otherwise);
  if (rule.context !== undefined && hasContext?.(text, start, end) === false) failures.push(rule.context.otherwise);
  const confidence = lower(rule.confidence, failures);
  return confidence === undefined ? undefined : new FoundValue(summary, start, end, confidence, normalised);
}

function lower(confidence: Confidence, failures: readonly Otherwise[]): Confidence | undefined {
  if (failures.includes('reject')) return undefined;
  if (failures.includes('low')) return 'low';
  return failures.includes('medium') && confidence === 'high' ? 'medium' : confidence;
}

function normalise(form: Normalise, value: string): string {
  if (form === 'compact') return value.replace(/[ -]/g, '');
  if (form === 'base64') return withoutSourceSyntax(value).replace(/[^A-Za-z0-9+/=-]/g, '');
  return value;
}

/** In source code a line break is a backslash and a letter, and the lines may be strings joined by `+`. */
function withoutSourceSyntax(value: string): string {
  return value.replace(/\\[nrt]/g, '').replace(/["']\s*\+\s*["']/g, '');
}
