import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doc, openTestSite, type Person, type TestSite } from '../../test/site.ts';

let site: TestSite;

beforeAll(async () => {
  site = await openTestSite();
  await site.createIssue({});
  await site.createIssue({ project: { key: 'SAFE' }, description: doc('hidden treasure') }, 'lead');
});
afterAll(() => site.jira.close());

type Who = Person | 'anonymous';
const SEES: [Who, boolean][] = [
  ['admin', true],
  ['lead', true],
  ['app', true],
  ['guest', false],
  ['member', false],
  ['anonymous', false],
];

describe('a private project', () => {
  it.each(SEES)('%s sees it: %s', async (who, sees) => {
    const status = sees ? 200 : 404;
    for (const path of ['/project/SAFE', '/issue/SAFE-1', '/issue/SAFE-1/comment', '/issue/SAFE-1/properties']) {
      expect((await site.call(who, 'GET', path)).status, path).toBe(status);
    }
    const search = await site.call(who, 'POST', '/search/jql', { jql: 'text ~ treasure', fields: ['key'] });
    expect(search.body.issues).toHaveLength(sees ? 1 : 0);
    const count = await site.call(who, 'POST', '/search/approximate-count', { jql: 'text ~ treasure' });
    expect(count.body.count).toBe(sees ? 1 : 0);
    const named = await site.call(who, 'POST', '/search/jql', { jql: 'project = SAFE' });
    expect(named.status).toBe(sees ? 200 : 400);
  });

  it('an invisible issue reads as a missing one, whatever is asked', async () => {
    const missing = await site.call('guest', 'GET', '/issue/SAFE-2');
    for (const [method, path, body] of [
      ['GET', '/issue/SAFE-1'],
      ['PUT', '/issue/SAFE-1', { fields: { summary: 'x' } }],
      ['DELETE', '/issue/SAFE-1'],
      ['POST', '/issue/SAFE-1/comment', { body: doc('x') }],
      ['PUT', '/issue/SAFE-1/properties/a', 1],
      ['POST', '/issue/SAFE-1/transitions', { transition: { id: '3' } }],
    ] as const) {
      expect(await site.call('guest', method, path, body)).toEqual(missing);
    }
  });

  it('a parent in it is not shown on a child outside', async () => {
    const child = await site.createIssue({ parent: { key: 'SAFE-1' } }, 'lead');
    expect((await site.call('lead', 'GET', `/issue/${child.key}`)).body.fields.parent.key).toBe('SAFE-1');
    expect((await site.call('guest', 'GET', `/issue/${child.key}`)).body.fields).not.toHaveProperty('parent');
  });
});

describe('the reporter', () => {
  it.each([
    ['lead', true],
    ['app', true],
    ['member', false],
  ] as const)('may be set by %s: %s', async (who, may) => {
    const fields = { reporter: { accountId: site.ids.guest } };
    const edited = await site.call(who, 'PUT', '/issue/OPEN-1', { fields });
    const standard = { project: { key: 'OPEN' }, issuetype: { name: 'Task' }, summary: 'A task' };
    const created = await site.call(who, 'POST', '/issue', { fields: { ...standard, ...fields } });
    expect([edited.status, created.status]).toEqual(may ? [204, 201] : [400, 400]);
    if (!may) expect(Object.keys(created.body.errors)).toEqual(['reporter']);
  });
});

describe('/mypermissions', () => {
  it.each([
    ['admin', { ADMINISTER: true, ADMINISTER_PROJECTS: true, EDIT_ISSUES: true }],
    ['lead', { ADMINISTER: false, ADMINISTER_PROJECTS: true, EDIT_ISSUES: true }],
    ['app', { ADMINISTER: false, ADMINISTER_PROJECTS: true, EDIT_ISSUES: true }],
    ['guest', { ADMINISTER: false, ADMINISTER_PROJECTS: false, EDIT_ISSUES: true }],
    ['anonymous', { ADMINISTER: false, ADMINISTER_PROJECTS: false, EDIT_ISSUES: false }],
  ] as const)('of %s', async (who, expected) => {
    const { body } = await site.call(who, 'GET', `/mypermissions?permissions=${Object.keys(expected).join(',')}`);
    const actual = Object.entries(body.permissions).map(([key, one]) => [
      key,
      (one as { havePermission: boolean }).havePermission,
    ]);
    expect(Object.fromEntries(actual)).toEqual(expected);
  });

  it('needs known keys and a visible place', async () => {
    expect((await site.call('guest', 'GET', '/mypermissions')).status).toBe(400);
    for (const unknown of ['FLY', 'constructor']) {
      expect((await site.call('guest', 'GET', `/mypermissions?permissions=${unknown}`)).status).toBe(400);
    }
    const path = '/mypermissions?permissions=BROWSE_PROJECTS';
    expect((await site.call('guest', 'GET', `${path}&issueKey=SAFE-1`)).status).toBe(404);
    expect((await site.call('guest', 'GET', `${path}&projectKey=OPEN`)).body.permissions.BROWSE_PROJECTS).toEqual({
      key: 'BROWSE_PROJECTS',
      name: 'Browse Projects',
      type: 'PROJECT',
      havePermission: true,
    });
  });
});

describe('/permissions/check', () => {
  it('grants what the account has, for projects and issues by id', async () => {
    const safe = (await site.call('lead', 'GET', '/project/SAFE')).body.id;
    const issue = (await site.call('lead', 'GET', '/issue/SAFE-1')).body.id;
    const projectPermissions = [
      { permissions: ['BROWSE_PROJECTS'], projects: [Number(safe)], issues: [Number(issue)] },
    ];
    const check = (who: Who, accountId?: string) =>
      site.call(who, 'POST', '/permissions/check', {
        accountId,
        globalPermissions: ['ADMINISTER'],
        projectPermissions,
      });
    expect((await check('lead')).body).toEqual({
      globalPermissions: [],
      projectPermissions: [{ permission: 'BROWSE_PROJECTS', projects: [Number(safe)], issues: [Number(issue)] }],
    });
    expect((await check('app', site.ids.guest)).body.projectPermissions).toMatchObject([{ projects: [], issues: [] }]);
    expect((await check('app', site.ids.admin)).body.globalPermissions).toEqual(['ADMINISTER']);
    expect((await check('guest', site.ids.admin)).status).toBe(403);
  });

  it('is for signed-in users', async () => {
    expect((await site.call('anonymous', 'POST', '/permissions/check', {})).status).toBe(401);
  });

  it('answers each id once', async () => {
    const id = Number((await site.call('lead', 'GET', '/project/SAFE')).body.id);
    const issue = Number((await site.call('lead', 'GET', '/issue/SAFE-1')).body.id);
    const browse = ['BROWSE_PROJECTS', 'BROWSE_PROJECTS'];
    const reply = await site.call('lead', 'POST', '/permissions/check', {
      globalPermissions: ['BULK_CHANGE', 'BULK_CHANGE'],
      projectPermissions: [{ permissions: browse, projects: [id, id], issues: [issue, issue] }],
    });
    expect(reply.body).toEqual({
      globalPermissions: ['BULK_CHANGE'],
      projectPermissions: [{ permission: 'BROWSE_PROJECTS', projects: [id], issues: [issue] }],
    });
  });

  it('refuses more than 10,000 checks, over all groups', async () => {
    const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);
    const group = (places: number) => ({
      permissions: numbers(10).map((i) => `P${i}`),
      projects: numbers(places),
      issues: numbers(250),
    });
    const status = async (...groups: unknown[]) => {
      const reply = await site.call('lead', 'POST', '/permissions/check', { projectPermissions: groups });
      return [reply.status, reply.body.errors?.projectPermissions];
    };
    expect(await status(group(250), group(250))).toEqual([200, undefined]);
    const message = 'The value of projectPermissions must ask for at most 10000 permissions times places.';
    expect(await status(group(250), group(251))).toEqual([400, message]);
  });
});
