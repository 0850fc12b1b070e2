import { expect, test } from 'vitest';
import type { IssueRecord } from './finding.ts';
import { csvHeader, csvRow, filterViews, tilesOf, viewsOf } from './views.ts';

const base = {
  field: 'summary',
  confidence: 'high',
  count: 1,
  source: 'realtime',
  lastSeenAt: 5,
  present: true,
  since: 1,
} as const;
const record: IssueRecord = {
  issueId: '7',
  issueKey: 'A-7',
  projectKey: 'A',
  issueUpdatedAt: 1,
  omitted: 0,
  findings: [
    { ...base, id: '7:a', ruleId: 'iban', ruleName: 'IBAN', category: 'pii', severity: 'medium', firstSeenAt: 1 },
    {
      ...base,
      id: '7:b',
      ruleId: 'aws',
      ruleName: '=HYPERLINK("x"), AWS',
      category: 'secret',
      severity: 'critical',
      firstSeenAt: 2,
    },
    { ...base, id: '7:c', ruleId: 'aws', ruleName: 'AWS', category: 'secret', severity: 'critical', firstSeenAt: 3 },
  ],
};
const views = viewsOf(record, { '7:c': { state: 'falsePositive', at: 2, by: 'ann' } });

test('tilesOf() counts open findings only in severity and category', () => {
  expect(tilesOf(views)).toEqual({
    open: 2,
    resolved: 0,
    falsePositive: 1,
    issuesWithOpen: 1,
    openBySeverity: { critical: 1, high: 0, medium: 1, low: 0 },
    openByCategory: { secret: 1, pii: 1 },
  });
});

test('filterViews() puts the worst and newest first and ignores undefined filters', () => {
  expect(filterViews(views, { state: undefined }).map(({ id }) => id)).toEqual(['7:c', '7:b', '7:a']);
  expect(filterViews(views, { state: 'open', ruleId: 'aws' }).map(({ id }) => id)).toEqual(['7:b']);
});

test('csvRow() quotes separators and disarms formulas', () => {
  const row = csvRow(filterViews(views, { state: 'open', ruleId: 'aws' })[0]!);
  expect(row).toContain(`,"'=HYPERLINK(""x""), AWS",`);
  expect(row).toContain('1970-01-01T00:00:00.002Z');
  expect(csvHeader().split(',')).toHaveLength(14);
});
