// A finding has two authors, and each writes its own record: the scanner what it saw, people what they decided.
// So a scan never overwrites a decision, however often and in whatever order its jobs run.

export const FIELDS = ['summary', 'description', 'environment', 'comment'] as const;
export type Field = (typeof FIELDS)[number];
export const STATES = ['open', 'resolved', 'falsePositive'] as const;
export type State = (typeof STATES)[number];
export const CATEGORIES = ['secret', 'pii'] as const;
export type Category = (typeof CATEGORIES)[number];
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type Confidence = 'high' | 'medium' | 'low';
export type Source = 'realtime' | 'historical';

/** One value in one place of one issue. `id` ends in the keyed fingerprint; the value itself is nowhere. */
export interface Detection {
  /** `<issueId>:<field or comment id>:<ruleId>:<fingerprint>`: the same value in the same place has the same id. */
  id: string;
  field: Field;
  commentId?: string;
  ruleId: string;
  ruleName: string;
  category: Category;
  severity: Severity;
  confidence: Confidence;
  /** How often the value stands in that place. */
  count: number;
}

/** What the scanner knows about a detection over time. Instants are milliseconds. */
export interface Observation extends Detection {
  source: Source;
  firstSeenAt: number;
  lastSeenAt: number;
  present: boolean;
  /** Since when it is present or gone. */
  since: number;
}

/** What a person decided, kept under the finding's id. */
export interface Decision {
  state: State;
  at: number;
  by: string;
}
export type Decisions = Record<string, Decision>;

/** Everything the scanner keeps about one issue, stored as one value. */
export interface IssueRecord {
  issueId: string;
  issueKey: string;
  projectKey: string;
  /** The issue's own `updated` at the read behind this record: an older read must not overwrite it. */
  issueUpdatedAt: number;
  findings: Observation[];
  /** Findings beyond the bound of one record. */
  omitted: number;
  notice?: Notice;
}

/** The app's one comment on the issue, and a digest of the text it was last given. */
export interface Notice {
  commentId: string;
  digest: string;
}

/**
 * The latest word counts: text appearing opens a finding, text going resolves it, a person may say otherwise. A false
 * positive outlasts every scan.
 */
export function stateOf(observation: Observation, decision: Decision | undefined): { state: State; updatedBy: string } {
  if (decision && (decision.state === 'falsePositive' || decision.at >= observation.since)) {
    return { state: decision.state, updatedBy: decision.by };
  }
  return { state: observation.present ? 'open' : 'resolved', updatedBy: 'scanner' };
}

/** Merges what one complete reading of an issue showed into what was known. */
export function observe(
  known: readonly Observation[],
  seen: readonly Detection[],
  when: { now: number; source: Source },
): Observation[] {
  const before = new Map(known.map((observation) => [observation.id, observation]));
  const ids = new Set(seen.map((detection) => detection.id));
  const present = seen.map((detection) => appear(before.get(detection.id), detection, when));
  const gone = known
    .filter((observation) => !ids.has(observation.id))
    .map((observation) => vanish(observation, when.now));
  return [...present, ...gone];
}

function appear(known: Observation | undefined, seen: Detection, when: { now: number; source: Source }): Observation {
  if (!known) {
    const { now, source } = when;
    return { ...seen, source, firstSeenAt: now, lastSeenAt: now, present: true, since: now };
  }
  return { ...known, ...seen, lastSeenAt: when.now, present: true, since: known.present ? known.since : when.now };
}

function vanish(known: Observation, now: number): Observation {
  return known.present ? { ...known, present: false, since: now } : known;
}
