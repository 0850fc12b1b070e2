export type { Finding } from './finding.ts';
export { builtinRules } from './generated/rules.ts';
export { FINDING_COUNT_MAX } from './limits.ts';
export type { Anchor, Category, Confidence, ContextCheck, Normalise, Rule, RuleSummary, Severity } from './rule.ts';
export { createScanner, type Scanner } from './scanner.ts';
