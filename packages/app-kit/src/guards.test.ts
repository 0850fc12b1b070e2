import { describe, expect, test } from 'vitest';
import { anyUser, browseIssue, jiraAdmin, type ReadAsUser } from './guards.ts';

function answering(status: number, body: unknown, asked: string[] = []): ReadAsUser {
  return async (path) => {
    asked.push(path.value);
    return { status, body };
  };
}
const may = { permissions: { ADMINISTER: { havePermission: true } } };
const mayNot = { permissions: { ADMINISTER: { havePermission: false } } };
const refused = { code: 'NOT_PERMITTED' };

describe('jiraAdmin()', () => {
  test('lets an administrator pass and asks Jira at every call', async () => {
    const asked: string[] = [];
    const guard = jiraAdmin(answering(200, may, asked));
    expect(await guard.check({ accountId: 'ann' })).toEqual({ accountId: 'ann' });
    await guard.check({ accountId: 'ann' });
    expect(asked).toEqual(Array(2).fill('/rest/api/3/mypermissions?permissions=ADMINISTER'));
  });

  test.each([
    ['a user without the permission', answering(200, mayNot), { accountId: 'bob' }],
    [
      'an answer that is no answer',
      answering(200, { permissions: { ADMINISTER: { havePermission: 'true' } } }),
      { accountId: 'bob' },
    ],
    ['a refusal of Jira', answering(403, undefined), { accountId: 'bob' }],
    ['nobody', answering(200, may), {}],
  ])('refuses %s', async (_name, read, context) => {
    await expect(jiraAdmin(read).check(context)).rejects.toMatchObject(refused);
  });
});

describe('browseIssue()', () => {
  test('gives the issue of the context, by the id that Jira answered', async () => {
    const asked: string[] = [];
    const guard = browseIssue(answering(200, { id: '10007', key: 'A-7' }, asked));
    const context = { accountId: 'ann', extension: { type: 'jira:issuePanel', issue: { key: 'A-7' } } };
    expect(await guard.check(context)).toEqual({ accountId: 'ann', issueId: '10007' });
    expect(asked).toEqual(['/rest/api/3/issue/A-7?fields=summary']);
  });

  test.each([
    ['an issue that the user cannot see', answering(404, undefined), { issue: { id: '1' } }],
    ['a module without issue', answering(200, { id: '1' }), {}],
    ['an issue of a strange shape', answering(200, { id: '1' }), { issue: { id: { $ne: '1' } } }],
  ])('refuses %s', async (_name, read, extension) => {
    await expect(browseIssue(read).check({ accountId: 'ann', extension })).rejects.toMatchObject(refused);
  });
});

test('anyUser() refuses only the anonymous', async () => {
  const guard = anyUser('the rules are public documentation');
  expect(await guard.check({ accountId: 'ann' })).toEqual({ accountId: 'ann' });
  await expect(guard.check({})).rejects.toMatchObject(refused);
});
