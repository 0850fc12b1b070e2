import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_URL, openTestSite, type TestSite } from '../../test/site.ts';

let site: TestSite;
beforeEach(async () => {
  site = await openTestSite();
});
afterEach(() => site.jira.close());

describe('/project', () => {
  it('POST is for administrators and checks key, name and lead', async () => {
    const good = { key: 'NEW', name: 'New', leadAccountId: site.ids.lead };
    const post = (body: unknown) => site.call('admin', 'POST', '/project', body);
    expect((await site.call('lead', 'POST', '/project', good)).status).toBe(403);
    expect((await post({ ...good, key: 'lower' })).body.errors).toHaveProperty('projectKey');
    expect((await post({ ...good, key: 'OPEN' })).body.errors.projectKey).toContain('Open house');
    expect((await post({ ...good, name: 'open house' })).body.errors).toHaveProperty('projectName');
    expect((await post({ ...good, leadAccountId: 'x' })).body.errors).toHaveProperty('projectLead');
    expect(await post(good)).toMatchObject({ status: 201, body: { key: 'NEW', id: expect.any(Number) } });
  });

  it('search pages, filters and shows what the caller may browse', async () => {
    const keys = async (who: 'admin' | 'guest', query = '') => {
      const { body } = await site.call(who, 'GET', `/project/search${query}`);
      return [body.total, body.isLast, body.values.map((project: { key: string }) => project.key)];
    };
    expect(await keys('admin')).toEqual([2, true, ['OPEN', 'SAFE']]);
    expect(await keys('guest')).toEqual([1, true, ['OPEN']]);
    expect(await keys('admin', '?maxResults=1')).toEqual([2, false, ['OPEN']]);
    expect(await keys('admin', '?query=room')).toEqual([1, true, ['SAFE']]);
    expect(await keys('admin', '?keys=SAFE&keys=NOPE')).toEqual([1, true, ['SAFE']]);
    expect((await site.call('admin', 'GET', '/project/search?maxResults=-1')).status).toBe(400);
  });

  it('one project by key in any case or by id', async () => {
    const byKey = await site.call('guest', 'GET', '/project/open');
    expect(byKey.body).toMatchObject({ key: 'OPEN', lead: { displayName: 'The lead' }, isPrivate: false });
    expect((await site.call('guest', 'GET', `/project/${byKey.body.id}`)).body).toEqual(byKey.body);
    expect(await site.call('guest', 'GET', '/project/NOPE')).toMatchObject({
      status: 404,
      body: { errorMessages: ["No project could be found with key 'NOPE'."] },
    });
  });
});

describe('what issues refer to', () => {
  it.each([
    ['/issuetype', { name: 'Sub-task', subtask: true }],
    ['/status', { name: 'Done', statusCategory: expect.objectContaining({ key: 'done', name: 'Done' }) }],
    ['/priority', { name: 'Highest' }],
    ['/resolution', { name: 'Duplicate' }],
    ['/field', { id: 'summary', custom: false, schema: { type: 'string', system: 'summary' } }],
  ])('%s', async (path, expected) => {
    const reply = await site.call('guest', 'GET', path);
    expect(reply.body).toEqual(expect.arrayContaining([expect.objectContaining(expected as never)]) as never);
    expect((await site.call('anonymous', 'GET', path)).status).toBe(401);
  });

  it('/label lists the labels of visible issues', async () => {
    await site.createIssue({ labels: ['seen', 'both'] });
    await site.createIssue({ labels: ['hidden', 'both'], project: { key: 'SAFE' } }, 'lead');
    expect((await site.call('guest', 'GET', '/label')).body).toMatchObject({ total: 2, values: ['both', 'seen'] });
    expect((await site.call('lead', 'GET', '/label')).body.total).toBe(3);
  });
});

describe('users and the server', () => {
  it('/user and its searches show the e-mail address to its owner and to administrators', async () => {
    const path = `/user?accountId=${site.ids.guest}`;
    expect((await site.call('guest', 'GET', path)).body.emailAddress).toBe('guest@tenon.example');
    expect((await site.call('admin', 'GET', path)).body.emailAddress).toBe('guest@tenon.example');
    expect((await site.call('app', 'GET', path)).body).not.toHaveProperty('emailAddress');
    expect((await site.call('guest', 'GET', '/user?accountId=x')).status).toBe(404);
    const found = await site.call('guest', 'GET', '/user/search?query=gue');
    expect(found.body).toMatchObject([{ accountId: site.ids.guest }]);
    expect((await site.call('guest', 'GET', '/user/search?query=%25')).body).toEqual([]);
    expect((await site.call('guest', 'GET', '/user/search?query=lead@')).body).toEqual([]);
    expect((await site.call('admin', 'GET', '/user/search?query=lead@')).body).toMatchObject([
      { accountId: site.ids.lead },
    ]);
    expect((await site.call('guest', 'GET', '/users/search?maxResults=2')).body).toHaveLength(2);
  });

  it('/serverInfo is open to everybody; unknown paths are a JSON 404; the old search is gone', async () => {
    expect((await site.call('anonymous', 'GET', '/serverInfo')).body.deploymentType).toBe('Cloud');
    expect(await site.call('admin', 'GET', '/nope')).toMatchObject({ status: 404, body: { errors: {} } });
    expect((await site.call('admin', 'GET', '/search?jql=project=OPEN')).status).toBe(410);
    expect((await site.call('admin', 'POST', '/search', {})).status).toBe(410);
  });

  it('ensure() is idempotent by e-mail address and never replaces a password', async () => {
    const ann = { email: 'ann@tenon.example', displayName: 'Ann', accountType: 'atlassian' } as const;
    const first = await site.jira.users.ensure({ ...ann, password: 'one' });
    const again = await site.jira.users.ensure({
      ...ann,
      email: 'ANN@tenon.example',
      displayName: 'Anna',
      password: 'two',
    });
    expect(again).toEqual(first);
    const signIn = (password: string) => {
      const headers = { authorization: `Basic ${btoa(`ann@tenon.example:${password}`)}` };
      return site.jira.fetch(new Request(`${BASE_URL}/rest/api/3/myself`, { headers }));
    };
    expect((await (await signIn('one')).json()).displayName).toBe('Anna');
    expect((await signIn('two')).status).toBe(401);
  });
});
