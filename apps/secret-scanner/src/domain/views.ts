// What people see of the records: rows of the table, tiles, CSV. Pure; the whole set of records is the input.
import {
  type Category,
  type Decisions,
  type IssueRecord,
  type Observation,
  SEVERITIES,
  type Severity,
  type Source,
  type State,
  stateOf,
} from './finding.ts';

export interface FindingView extends Omit<Observation, 'present' | 'since'> {
  issueId: string;
  issueKey: string;
  projectKey: string;
  state: State;
  source: Source;
  /** An account id, or "scanner". */
  updatedBy: string;
}

export interface FindingFilter {
  state?: State | undefined;
  ruleId?: string | undefined;
  category?: Category | undefined;
  severity?: Severity | undefined;
  projectKey?: string | undefined;
}

export interface Tiles {
  open: number;
  resolved: number;
  falsePositive: number;
  issuesWithOpen: number;
  openBySeverity: Record<Severity, number>;
  openByCategory: Record<Category, number>;
}

export function viewsOf(record: IssueRecord, decisions: Decisions): FindingView[] {
  const { issueId, issueKey, projectKey } = record;
  return record.findings.map((observation) => {
    const { present: _present, since: _since, ...seen } = observation;
    return { ...seen, issueId, issueKey, projectKey, ...stateOf(observation, decisions[observation.id]) };
  });
}

/** Worst first, then newest, then by id, so that pages do not shift. */
export function filterViews(views: readonly FindingView[], filter: FindingFilter): FindingView[] {
  const wanted = Object.entries(filter).filter(([, value]) => value !== undefined);
  return views
    .filter((view) => wanted.every(([name, value]) => view[name as keyof FindingFilter] === value))
    .sort(byUrgency);
}

export function tilesOf(views: readonly FindingView[]): Tiles {
  const open = views.filter((view) => view.state === 'open');
  return {
    open: open.length,
    resolved: views.filter((view) => view.state === 'resolved').length,
    falsePositive: views.filter((view) => view.state === 'falsePositive').length,
    issuesWithOpen: new Set(open.map((view) => view.issueId)).size,
    openBySeverity: {
      critical: open.filter((view) => view.severity === 'critical').length,
      high: open.filter((view) => view.severity === 'high').length,
      medium: open.filter((view) => view.severity === 'medium').length,
      low: open.filter((view) => view.severity === 'low').length,
    },
    openByCategory: {
      secret: open.filter((view) => view.category === 'secret').length,
      pii: open.filter((view) => view.category === 'pii').length,
    },
  };
}

const CSV_COLUMNS = [
  'issueKey',
  'projectKey',
  'field',
  'commentId',
  'ruleId',
  'ruleName',
  'category',
  'severity',
  'confidence',
  'count',
  'state',
  'source',
  'firstSeenAt',
  'lastSeenAt',
] as const satisfies readonly (keyof FindingView)[];

export function csvHeader(): string {
  return CSV_COLUMNS.join(',');
}

export function csvRow(view: FindingView): string {
  const row = { ...view, firstSeenAt: isoTime(view.firstSeenAt), lastSeenAt: isoTime(view.lastSeenAt) };
  return CSV_COLUMNS.map((column) => csvCell(String(row[column] ?? ''))).join(',');
}

/** A leading formula character would run in a spreadsheet; the apostrophe keeps it text. */
function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function isoTime(instant: number): string {
  return new Date(instant).toISOString();
}

function byUrgency(a: FindingView, b: FindingView): number {
  const severity = SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);
  return severity || b.firstSeenAt - a.firstSeenAt || (a.id < b.id ? -1 : 1);
}
