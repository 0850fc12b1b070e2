import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doc, openTestSite, type Person, type TestSite } from '../../test/site.ts';

let site: TestSite;

beforeEach(async () => {
  site = await openTestSite();
  await site.createIssue({ summary: 'First', labels: ['a'], description: doc('Before') });
  await site.takeEvents();
});
afterEach(() => site.jira.close());

interface Scenario {
  name: string;
  as?: Person | 'anonymous';
  request: [method: string, path: string, body?: unknown];
  status: number;
  body?: unknown;
  events?: string[];
}

const base = { project: { key: 'OPEN' }, issuetype: { name: 'Task' }, summary: 'New' };
const NO_ADF = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';
const HIDDEN = { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} };

const scenarios: Scenario[] = [
  {
    name: 'POST /issue creates an issue with the next number',
    request: ['POST', '/issue', { fields: { ...base, assignee: null, duedate: '2026-05-01' } }],
    status: 201,
    body: { key: 'OPEN-2', self: expect.stringContaining('/rest/api/3/issue/') },
    events: ['avi:jira:created:issue'],
  },
  {
    name: 'POST /issue with properties stores them without a further event',
    request: ['POST', '/issue', { fields: base, properties: [{ key: 'p', value: 1 }] }],
    status: 201,
    events: ['avi:jira:created:issue'],
  },
  {
    name: 'PUT /issue takes an empty document as no description',
    request: [
      'PUT',
      '/issue/OPEN-1?returnIssue=true',
      { fields: { description: { type: 'doc', version: 1, content: [] } } },
    ],
    status: 200,
    body: { fields: { description: null } },
    events: ['avi:jira:updated:issue'],
  },
  {
    name: 'POST /issue names every wrong field',
    request: [
      'POST',
      '/issue',
      {
        fields: {
          ...base,
          summary: 'a\nb',
          description: 'text',
          labels: ['a b'],
          duedate: '2026-02-30',
          nope: 1,
          status: { id: '3' },
        },
      },
    ],
    status: 400,
    body: {
      errorMessages: [],
      errors: {
        summary: 'The summary is invalid because it contains newline characters.',
        description: NO_ADF,
        labels: "The label 'a b' contains spaces which is invalid.",
        duedate: expect.stringContaining('yyyy-MM-dd'),
        nope: "Field 'nope' cannot be set. It is not on the appropriate screen, or unknown.",
        status: "Field 'status' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    },
    events: [],
  },
  {
    name: 'POST /issue needs a project, a type and a summary',
    request: ['POST', '/issue', { fields: { project: { key: 'OPEN' } } }],
    status: 400,
    body: { errors: { summary: expect.any(String), issuetype: 'Specify an issue type' } },
  },
  {
    name: 'POST /issue refuses a sub-task without parent',
    request: ['POST', '/issue', { fields: { ...base, issuetype: { name: 'Sub-task' } } }],
    status: 400,
    body: { errors: { parent: expect.stringContaining('sub-task') } },
  },
  {
    name: 'POST /issue into a project that the caller does not see',
    as: 'guest',
    request: ['POST', '/issue', { fields: { ...base, project: { key: 'SAFE' } } }],
    status: 400,
    body: { errors: { project: 'Specify a valid project ID or key' } },
    events: [],
  },
  { name: 'POST /issue needs a signed-in caller', as: 'anonymous', request: ['POST', '/issue', {}], status: 401 },
  {
    name: 'POST /issue refuses what is no JSON object',
    request: ['POST', '/issue', [1]],
    status: 400,
    body: { errorMessages: ['Invalid request payload. Refer to the REST API documentation and try again.'] },
  },
  {
    name: 'GET /issue answers every field by key in any case',
    request: ['GET', '/issue/open-1'],
    status: 200,
    body: {
      key: 'OPEN-1',
      fields: {
        summary: 'First',
        labels: ['a'],
        description: doc('Before'),
        created: '2026-03-04T10:30:00.000+0000',
        status: { name: 'To Do', statusCategory: { key: 'new' } },
        comment: { comments: [], total: 0 },
        resolution: null,
      },
    },
  },
  {
    name: 'GET /issue answers the fields asked for',
    request: ['GET', '/issue/OPEN-1?fields=summary,labels&fields=-labels&expand=names'],
    status: 200,
    body: { fields: { summary: 'First' }, names: { summary: 'Summary' } },
  },
  { name: 'GET /issue of a missing issue', request: ['GET', '/issue/OPEN-99'], status: 404, body: HIDDEN },
  { name: 'GET /issue of no key at all', request: ['GET', '/issue/%27--'], status: 404, body: HIDDEN },
  { name: 'GET /issue anonymously', as: 'anonymous', request: ['GET', '/issue/OPEN-1'], status: 404, body: HIDDEN },
  {
    name: 'PUT /issue changes fields and labels with one event',
    request: [
      'PUT',
      '/issue/OPEN-1',
      {
        fields: { summary: 'Renamed' },
        update: { labels: [{ add: 'b' }, { remove: 'a' }], priority: [{ set: { name: 'High' } }] },
      },
    ],
    status: 204,
    events: ['avi:jira:updated:issue'],
  },
  {
    name: 'PUT /issue with the same values leaves no trace',
    request: ['PUT', '/issue/OPEN-1', { fields: { summary: 'First', labels: ['a'] } }],
    status: 204,
    events: [],
  },
  {
    name: 'PUT /issue refuses a field in fields and update',
    request: ['PUT', '/issue/OPEN-1', { fields: { labels: ['x'] }, update: { labels: [{ add: 'b' }] } }],
    status: 400,
    body: { errors: { labels: expect.any(String) } },
  },
  {
    name: 'PUT /issue refuses an unknown assignee',
    request: ['PUT', '/issue/OPEN-1', { fields: { assignee: { accountId: 'nobody' } } }],
    status: 400,
    body: { errors: { assignee: 'The user does not exist or is not active.' } },
  },
  {
    name: 'PUT /issue?returnIssue=true answers the issue',
    request: ['PUT', '/issue/OPEN-1?returnIssue=true', { fields: { summary: 'Renamed' } }],
    status: 200,
    body: { key: 'OPEN-1', fields: { summary: 'Renamed' } },
    events: ['avi:jira:updated:issue'],
  },
  {
    name: 'PUT /issue?notifyUsers=false by somebody who is no administrator',
    request: ['PUT', '/issue/OPEN-1?notifyUsers=false', { fields: { summary: 'Renamed' } }],
    status: 400,
    events: [],
  },
  {
    name: 'PUT /issue?notifyUsers=false by an app',
    as: 'app',
    request: ['PUT', '/issue/OPEN-1?notifyUsers=false', { fields: { summary: 'Renamed' } }],
    status: 204,
    events: ['avi:jira:updated:issue'],
  },
  {
    name: 'DELETE /issue is for project administrators',
    request: ['DELETE', '/issue/OPEN-1'],
    status: 403,
    events: [],
  },
  {
    name: 'DELETE /issue by the lead',
    as: 'lead',
    request: ['DELETE', '/issue/OPEN-1'],
    status: 204,
    events: ['avi:jira:deleted:issue'],
  },
  {
    name: 'POST transitions refuses an unknown transition',
    request: ['POST', '/issue/OPEN-1/transitions', { transition: { id: '77' } }],
    status: 400,
    body: { errorMessages: ["Transition id '77' is not valid for this issue."] },
    events: [],
  },
  {
    name: 'POST transitions moves the issue',
    request: ['POST', '/issue/OPEN-1/transitions', { transition: { id: '10001' } }],
    status: 204,
    events: ['avi:jira:updated:issue'],
  },
];

describe('/issue', () => {
  it.each(scenarios)('$name', async ({ as = 'guest', request, status, body, events }) => {
    const reply = await site.call(as, ...request);
    expect(reply.status, JSON.stringify(reply.body)).toBe(status);
    if (body !== undefined) expect(reply.body).toMatchObject(body as object);
    if (events !== undefined) expect(await site.takeEvents()).toEqual(events);
  });

  it('an edit tells its changes in the event and in the history', async () => {
    const change = { fields: { description: doc('After'), assignee: { accountId: site.ids.lead } } };
    await site.call('member', 'PUT', '/issue/OPEN-1', change);
    await site.jira.events.drained();
    const items = [
      expect.objectContaining({ field: 'description', fromString: 'Before', toString: 'After' }),
      expect.objectContaining({ field: 'assignee', from: null, to: site.ids.lead, toString: 'The lead' }),
    ];
    expect(site.events[0]).toMatchObject({
      actorAccountId: site.ids.member,
      payload: {
        issue: { key: 'OPEN-1', fields: { summary: 'First' } },
        atlassianId: site.ids.member,
        associatedUsers: [{ accountId: site.ids.lead }, { accountId: site.ids.member }],
      },
    });
    expect(site.events[0]?.payload.changelog).toEqual({ items });
    const history = await site.call('guest', 'GET', '/issue/OPEN-1/changelog');
    expect(history.body).toMatchObject({ total: 1, isLast: true });
    expect(history.body.values[0].items).toEqual(items);
    const expanded = await site.call('guest', 'GET', '/issue/OPEN-1?expand=changelog&fields=summary');
    expect(expanded.body.changelog.histories).toHaveLength(1);
  });

  it('an event carries no e-mail address and no description', async () => {
    await site.createIssue({ description: doc('Deep inside') });
    await site.jira.events.drained();
    const text = JSON.stringify(site.events);
    expect(text).toContain('OPEN-2');
    expect(text).not.toContain('Deep inside');
    expect(text).not.toContain('@tenon.example');
  });

  it('done sets the resolution, open clears it', async () => {
    await site.call('guest', 'POST', '/issue/OPEN-1/transitions', {
      transition: { id: '10001' },
      fields: { resolution: { name: 'Duplicate' } },
    });
    const done = await site.call('guest', 'GET', '/issue/OPEN-1');
    expect(done.body.fields).toMatchObject({
      status: { name: 'Done' },
      resolution: { name: 'Duplicate' },
      resolutiondate: '2026-03-04T10:30:00.000+0000',
    });
    await site.call('guest', 'POST', '/issue/OPEN-1/transitions', { transition: { id: '3' } });
    const open = await site.call('guest', 'GET', '/issue/OPEN-1');
    expect(open.body.fields).toMatchObject({ status: { name: 'In Progress' }, resolution: null, resolutiondate: null });
  });

  it('a parent shows its sub-tasks and goes with them only when asked', async () => {
    const child = await site.createIssue({ issuetype: { name: 'Sub-task' }, parent: { key: 'OPEN-1' } });
    const parent = await site.call('guest', 'GET', '/issue/OPEN-1?fields=subtasks');
    expect(parent.body.fields.subtasks).toMatchObject([{ key: child.key, fields: { summary: 'A task' } }]);
    const shown = await site.call('guest', 'GET', `/issue/${child.key}?fields=parent`);
    expect(shown.body.fields.parent).toMatchObject({ key: 'OPEN-1', fields: { status: { name: 'To Do' } } });
    expect((await site.call('lead', 'DELETE', '/issue/OPEN-1')).status).toBe(400);
    await site.takeEvents();
    expect((await site.call('lead', 'DELETE', '/issue/OPEN-1?deleteSubtasks=true')).status).toBe(204);
    expect(await site.takeEvents()).toEqual(['avi:jira:deleted:issue', 'avi:jira:deleted:issue']);
    expect((await site.call('lead', 'GET', `/issue/${child.key}`)).status).toBe(404);
  });

  it('the id and the number of a deleted issue never come back', async () => {
    const gone = await site.createIssue({});
    await site.call('lead', 'DELETE', `/issue/${gone.key}`);
    const next = await site.createIssue({});
    expect(Number(next.id)).toBeGreaterThan(Number(gone.id));
    expect(next.key).toBe('OPEN-3');
  });

  it('an unforeseen failure tells nothing and is logged', async () => {
    await site.jira.close();
    const reply = await site.call('guest', 'GET', '/issue/OPEN-1');
    expect(reply).toEqual({ status: 500, body: { errorMessages: ['Internal server error'], errors: {} } });
    expect(site.logs.map((line) => line.event)).toContain('jira.request-failed');
  });
});
