// The one file that functions and UI share: which resolvers there are, what they take and what they give.
import { integer, listOf, nothing, object, oneOf, operation, optional, text } from '@tenon/app-kit';
import { CATEGORIES, type Category, type Confidence, SEVERITIES, type Severity, STATES } from './domain/finding.ts';
import type { ScanStatus } from './domain/scan.ts';
import type { FindingView, Tiles } from './domain/views.ts';
import { BULK_IDS_MAX, TABLE_ROWS_MAX } from './limits.ts';
import type { StateChange } from './use-cases/findings.ts';

export type { Category, Confidence, Field, Severity, State } from './domain/finding.ts';
export type { ScanStatus } from './domain/scan.ts';
export type { FindingFilter, FindingView, Tiles } from './domain/views.ts';
export type { StateChange } from './use-cases/findings.ts';

export interface RuleView {
  id: string;
  name: string;
  description: string;
  category: Category;
  severity: Severity;
  confidence: Confidence;
}

export interface Overview {
  tiles: Tiles;
  /** Keys of the projects with findings, sorted. */
  projects: string[];
}

/** What a person who can see the issue may know: nothing that names the value, not even its fingerprint. */
export type IssueFinding = Pick<
  FindingView,
  'field' | 'commentId' | 'ruleName' | 'category' | 'severity' | 'confidence' | 'count' | 'state' | 'firstSeenAt'
> & { guidance: string };

const filter = {
  state: optional(oneOf(...STATES)),
  ruleId: optional(text(100)),
  category: optional(oneOf(...CATEGORIES)),
  severity: optional(oneOf(...SEVERITIES)),
  projectKey: optional(text(100)),
};
const offset = integer(0, 1_000_000);

/** Resolvers of the admin page. */
export const adminContract = {
  overview: operation<Overview>()(nothing),
  startScan: operation<ScanStatus>()(nothing),
  cancelScan: operation<ScanStatus>()(nothing),
  resumeScan: operation<ScanStatus>()(nothing),
  /** Null before the first scan. */
  scanStatus: operation<ScanStatus | null>()(nothing),
  listFindings: operation<{ items: FindingView[]; total: number }>()(
    object({ ...filter, offset, limit: integer(1, TABLE_ROWS_MAX) }),
  ),
  setFindingState: operation<{ changes: StateChange[] }>()(
    object({ ids: listOf(text(400), BULK_IDS_MAX), state: oneOf(...STATES) }),
  ),
  exportFindings: operation<{ lines: string[]; nextOffset?: number }>()(object({ ...filter, offset })),
  listRules: operation<RuleView[]>()(nothing),
};

/** Resolvers of the issue panel. */
export const issuePanelContract = {
  issueFindings: operation<IssueFinding[]>()(nothing),
};
