import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '../../test/site.ts';

let site: TestSite;

beforeAll(async () => {
  site = await openTestSite();
  await site.createIssue({ labels: ['beta', 'alpha'] });
  await site.createIssue({ labels: ['beta', 'gamma'] });
  await site.createIssue({ project: { key: 'SAFE' }, labels: ['hidden'] }, 'lead');
});
afterAll(() => site.jira.close());

it.each([
  ['/issuetype', 'Epic'],
  ['/status', 'In Progress'],
  ['/priority', 'Highest'],
  ['/resolution', 'Done'],
  ['/field', 'Summary'],
])('%s lists by name what issues refer to, for those who are signed in', async (path, name) => {
  const { body } = await site.call('guest', 'GET', path);
  expect(body.map((entry: { name: string }) => entry.name)).toContain(name);
  expect((await site.call('anonymous', 'GET', path)).status).toBe(401);
});

it('/label pages through the labels of visible issues, each once', async () => {
  const labels = async (who: 'guest' | 'lead', query = '') => {
    const { total, isLast, values } = (await site.call(who, 'GET', `/label${query}`)).body;
    return { total, isLast, values };
  };
  expect(await labels('guest')).toEqual({ total: 3, isLast: true, values: ['alpha', 'beta', 'gamma'] });
  expect(await labels('guest', '?startAt=1&maxResults=1')).toEqual({ total: 3, isLast: false, values: ['beta'] });
  expect((await labels('lead')).values).toContain('hidden');
  expect((await site.call('anonymous', 'GET', '/label')).status).toBe(401);
});
