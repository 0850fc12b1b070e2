export { type AdfFinding, scanAdf } from './adf/scan-adf.ts';
export type { AdfSegment, JsonPath, Place } from './adf/view.ts';
export { walkAdf } from './adf/walk-adf.ts';
export type { Finding } from './finding.ts';
export { builtinRules } from './generated/rules.ts';
export { FINDING_COUNT_MAX } from './limits.ts';
export type { Anchor, Category, Confidence, ContextCheck, Normalise, Rule, RuleSummary, Severity } from './rule.ts';
export { createScanner, type Scanner } from './scanner.ts';
