import { expect, test } from 'vitest';
import { touchesScannedFields } from './changed-fields.ts';

const cases: [name: string, event: Parameters<typeof touchesScannedFields>[0], expected: boolean][] = [
  ['created', { eventType: 'avi:jira:created:issue' }, true],
  ['commented', { eventType: 'avi:jira:commented:issue', changelog: { items: [] } }, true],
  ['a new status', { eventType: 'avi:jira:updated:issue', changelog: { items: [{ fieldId: 'status' }] } }, false],
  [
    'a new description',
    { eventType: 'avi:jira:updated:issue', changelog: { items: [{ fieldId: 'description' }] } },
    true,
  ],
  [
    'a name without id',
    { eventType: 'avi:jira:updated:issue', changelog: { items: [{ field: 'Environment' }] } },
    true,
  ],
  ['no changelog', { eventType: 'avi:jira:updated:issue' }, true],
  ['a broken changelog', { eventType: 'avi:jira:updated:issue', changelog: { items: [null] } }, false],
];

test.each(cases)('touchesScannedFields(): %s', (_name, event, expected) => {
  expect(touchesScannedFields(event)).toBe(expected);
});
