import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doc, openTestSite, type Reply, START, type TestSite } from '../../test/site.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.jira.close());

function search(body: Record<string, unknown>): Promise<Reply> {
  return site.call('guest', 'POST', '/search/jql', body);
}

function keysOf(reply: Reply): string[] {
  return reply.body.issues.map((issue: { key: string }) => issue.key);
}

describe('/search/jql', () => {
  it('answers ids alone unless fields are asked for', async () => {
    const { id, key } = await site.createIssue({ summary: 'Here' });
    expect((await search({ jql: 'project = OPEN' })).body).toEqual({ issues: [{ id }], isLast: true });
    const withKey = await search({ jql: 'project = OPEN', fields: ['key'] });
    expect(withKey.body.issues).toEqual([{ id, key, self: expect.any(String) }]);
    const some = await search({ jql: 'project = OPEN', fields: ['summary', 'labels'], expand: 'names' });
    expect(some.body.issues[0].fields).toEqual({ summary: 'Here', labels: [] });
    expect(some.body.names).toEqual({ summary: 'Summary', labels: 'Labels' });
    const navigable = await search({ jql: 'project = OPEN', fields: ['*navigable', '-labels'] });
    expect(navigable.body.issues[0].fields).toHaveProperty('description', null);
    for (const left of ['comment', 'labels']) expect(navigable.body.issues[0].fields).not.toHaveProperty(left);
    const all = await search({ jql: 'project = OPEN', fields: ['*all'] });
    expect(all.body.issues[0].fields).toHaveProperty('comment.total', 0);
  });

  it('takes the same by GET, with lists by comma or by repetition', async () => {
    await site.createIssue({ labels: ['x'] });
    for (const fields of ['fields=summary,labels', 'fields=summary&fields=labels']) {
      const reply = await site.call('guest', 'GET', `/search/jql?jql=project%20%3D%20OPEN&maxResults=1&${fields}`);
      expect(reply.body.issues[0].fields).toEqual({ summary: 'A task', labels: ['x'] });
    }
  });

  it('answers comments up to 100 with the true total, and properties by key', async () => {
    await site.createIssue({});
    for (let i = 0; i < 101; i++) await site.call('guest', 'POST', '/issue/OPEN-1/comment', { body: doc(`c${i}`) });
    await site.call('app', 'PUT', '/issue/OPEN-1/properties/p', { a: 1 });
    const [issue] = (await search({ jql: 'key = OPEN-1', fields: ['comment'], properties: ['p', 'q'] })).body.issues;
    expect(issue.fields.comment).toMatchObject({ total: 101, maxResults: 100, startAt: 0 });
    expect(issue.fields.comment.comments[0].body).toEqual(doc('c0'));
    expect(issue.properties).toEqual({ p: { a: 1 } });
    const six = ['1', '2', '3', '4', '5', '6'];
    expect((await search({ jql: 'key = OPEN-1', properties: six })).status).toBe(400);
  });

  it('answers worklogs up to 100 with the true total; the issue itself has them all', async () => {
    const worklogs = Array.from({ length: 101 }, (_, i) => ({ started: new Date(START + i).toISOString() }));
    const names = { issuetype: { name: 'Task' }, status: { name: 'To Do' } };
    const issue = { key: 'OPEN-1', fields: { summary: 'x', ...names, worklog: { worklogs } } };
    async function* source() {
      yield Buffer.from(JSON.stringify(issue));
    }
    expect(await site.jira.importer.run(source(), { sourceId: 'w' })).toMatchObject({ imported: 1 });
    const found = (await search({ jql: 'key = OPEN-1', fields: ['worklog'] })).body.issues[0].fields.worklog;
    expect([found.total, found.maxResults, found.worklogs.length]).toEqual([101, 100, 100]);
    const whole = (await site.call('guest', 'GET', '/issue/OPEN-1?fields=worklog')).body.fields.worklog;
    expect([whole.total, whole.worklogs.length]).toEqual([101, 101]);
  });

  it('pages hold still while issues come, change and go', async () => {
    for (let i = 0; i < 10; i++) {
      site.clock.set(START + Math.floor(i / 3) * 1000);
      await site.createIssue({ summary: `s${i}` });
    }
    for (const order of ['created ASC', 'created DESC', 'summary', 'priority DESC, key', 'status, updated DESC']) {
      const jql = `project = OPEN AND text !~ late ORDER BY ${order}`;
      const whole = keysOf(await search({ jql, fields: ['key'], maxResults: 100 }));
      const seen: string[] = [];
      let nextPageToken: string | undefined;
      do {
        const page = await search({ jql, fields: ['key'], maxResults: 3, nextPageToken });
        seen.push(...keysOf(page));
        nextPageToken = page.body.nextPageToken;
        expect(page.body.isLast).toBe(nextPageToken === undefined);
        await site.createIssue({ summary: 'late' });
      } while (nextPageToken !== undefined);
      expect(seen, order).toEqual(whole);
    }
  });

  it('shows a full last page as the last', async () => {
    for (let i = 0; i < 4; i++) await site.createIssue({});
    const first = await search({ jql: 'project = OPEN', maxResults: 2 });
    const second = await search({ jql: 'project = OPEN', maxResults: 2, nextPageToken: first.body.nextPageToken });
    expect(second.body).toMatchObject({ isLast: true, issues: [{}, {}] });
    expect(second.body).not.toHaveProperty('nextPageToken');
  });

  it('gives at most 100 issues with fields, 5000 ids', async () => {
    for (let i = 0; i < 101; i++) await site.createIssue({});
    const count = async (fields: string[]) =>
      (await search({ jql: 'project = OPEN', maxResults: 5000, fields })).body.issues.length;
    expect(await count(['summary'])).toBe(100);
    expect(await count(['id', 'key'])).toBe(101);
  });

  it('refuses a page token that is forged, expired or of another query', async () => {
    for (let i = 0; i < 3; i++) await site.createIssue({});
    const { nextPageToken } = (await search({ jql: 'project = OPEN', maxResults: 1 })).body;
    const next = (jql: string, token: string) => search({ jql, maxResults: 1, nextPageToken: token });
    const [content, signature] = nextPageToken.split('.');
    const forged = Buffer.from(content, 'base64url').toString().replace('10002', '10001');
    expect((await next('project = OPEN', nextPageToken)).status).toBe(200);
    expect((await next('project in (OPEN)', nextPageToken)).status).toBe(400);
    expect((await next('project = OPEN', 'x')).status).toBe(400);
    expect((await next('project = OPEN', `${Buffer.from(forged).toString('base64url')}.${signature}`)).status).toBe(
      400,
    );
    site.clock.set(START + 7 * 86_400_000 + 1);
    expect((await next('project = OPEN', nextPageToken)).status).toBe(400);
  });

  it('the full-text index follows every edit', async () => {
    await site.createIssue({ summary: 'Apple', description: doc('Pear') });
    const count = async (jql: string) =>
      (await site.call('guest', 'POST', '/search/approximate-count', { jql })).body.count;
    expect(await count('text ~ apple and description ~ pear')).toBe(1);
    await site.call('guest', 'PUT', '/issue/OPEN-1', { fields: { summary: 'Plum', description: null } });
    expect(await count('text ~ apple or text ~ pear')).toBe(0);
    expect(await count('summary ~ plum')).toBe(1);
    await site.call('lead', 'DELETE', '/issue/OPEN-1');
    expect(await count('summary ~ plum')).toBe(0);
  });

  it('wrong parameters are named', async () => {
    expect((await search({ jql: 7 })).body.errors).toHaveProperty('jql');
    expect((await search({ jql: 'project = OPEN', maxResults: 'many' })).body.errors).toHaveProperty('maxResults');
  });
});
