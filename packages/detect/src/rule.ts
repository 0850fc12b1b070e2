export type Category = 'secret' | 'pii';
export type Severity = 'critical' | 'high' | 'medium' | 'low';
export type Confidence = 'high' | 'medium' | 'low';

/** What a failed check does to a match: drop it, or keep it with at most this confidence. */
export type Otherwise = 'reject' | 'medium' | 'low';

/** Where verification of a rule may start: after a literal, at a group of digits, or at two capitals and two digits. */
export type Anchor = 'literal' | 'digits' | 'iban-head';

/** How a value is written before it is fingerprinted, so that one secret in two spellings counts once. */
export type Normalise = 'exact' | 'compact' | 'base64';

export type ValidatorName = 'base62-crc32' | 'iban' | 'jwt-header' | 'payment-card' | 'pem' | 'us-ssn';
export type SuppressorName = 'common-password' | 'low-variety' | 'masked' | 'placeholder-word' | 'reference';

export interface ContextCheck {
  /** Whole words, lower-case; one of them has to stand near the value. */
  words: readonly string[];
  /** A value written in groups ("4 4 4 4") needs no word. */
  orSeparated: boolean;
  otherwise: Otherwise;
}

/** One thing to find, as data. Written in `rules/**.yml`, compiled and checked by `tools/compile-rules.ts`. */
export interface Rule {
  /** `provider.kind.n`; never reused for something else. */
  id: string;
  name: string;
  /** What somebody could do with the value. */
  description: string;
  category: Category;
  severity: Severity;
  /** Confidence in a match that passes every check. */
  confidence: Confidence;
  anchor: Anchor;
  /** What the pattern begins with, at least three characters each; compared without regard to case. Empty for other anchors. */
  literals: readonly string[];
  /** Linear-time subset of regular expressions; a group named `value` narrows the finding to itself. */
  pattern: string;
  /** Cuts what the pattern could not know: `iban` ends the value at the length of its country. */
  trim?: 'iban';
  normalise: Normalise;
  validators: readonly { name: ValidatorName; otherwise: Otherwise }[];
  context?: ContextCheck;
  suppressors: readonly SuppressorName[];
  references: readonly string[];
}

/** The part of a rule that a finding shows. */
export interface RuleSummary {
  id: string;
  name: string;
  category: Category;
  severity: Severity;
  confidence: Confidence;
}

export function summariseRule(rule: Rule): RuleSummary {
  const { id, name, category, severity, confidence } = rule;
  return { id, name, category, severity, confidence };
}
