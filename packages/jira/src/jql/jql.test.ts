import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doc, openTestSite, START, type TestSite } from '../../test/site.ts';

let site: TestSite;
const DAY_MS = 86_400_000;

/**
 * OPEN-1 Bug, High, lead, labels a b, made 10 days before START, "Login fails", due 2026-03-01, with a comment
 * OPEN-2 Task, Medium, nobody, no label, made 1 day before START, done
 * OPEN-3 Sub-task of OPEN-1, Low, member, label b, made at START
 */
beforeAll(async () => {
  site = await openTestSite();
  site.clock.set(START - 10 * DAY_MS);
  await site.createIssue({
    issuetype: { name: 'Bug' },
    summary: 'Login fails with code 42',
    description: doc('Running the café tests', 'raises an exception'),
    environment: doc('Staging'),
    priority: { name: 'High' },
    assignee: { accountId: site.ids.lead },
    labels: ['a', 'b'],
    duedate: '2026-03-01',
  });
  await site.call('guest', 'POST', '/issue/OPEN-1/comment', { body: doc('Seen in production') });
  site.clock.set(START - DAY_MS);
  await site.createIssue({ summary: 'Login page' }, 'guest');
  await site.call('guest', 'POST', '/issue/OPEN-2/transitions', { transition: { id: '10001' } });
  site.clock.set(START);
  const sub = { issuetype: { name: 'Sub-task' }, parent: { key: 'OPEN-1' }, priority: { name: 'Low' }, labels: ['b'] };
  await site.createIssue({ ...sub, summary: 'alpha', assignee: { accountId: site.ids.member } });
  await site.createIssue({ project: { key: 'SAFE' }, summary: 'Login hidden' }, 'lead');
});
afterAll(() => site.jira.close());

async function find(jql: string): Promise<string | number[]> {
  const { status, body } = await site.call('member', 'POST', '/search/jql', { jql, fields: ['key'] });
  if (status !== 200) return body.errorMessages.join(' ');
  return body.issues.map((issue: { key: string }) => Number(issue.key.split('-')[1]));
}

describe('JQL finds', () => {
  it.each<[string, number[]]>([
    ['project = OPEN', [3, 2, 1]],
    ['project = "open house" order by key', [1, 2, 3]],
    ['project in (open) ORDER BY key ASC', [1, 2, 3]],
    ['project is not EMPTY', [3, 2, 1]],
    ['project is EMPTY', []],
    ['key = open-2', [2]],
    ['issuekey in (OPEN-1, OPEN-3)', [3, 1]],
    ['key != OPEN-2', [3, 1]],
    ['key > OPEN-1 AND key <= OPEN-2', [2]],
    ['id = 10001', [2]],
    ['issuetype = bug', [1]],
    ['type not in (Bug, Sub-task)', [2]],
    ['status = "To Do"', [3, 1]],
    ['status = 10001', [2]],
    ['statusCategory = Done', [2]],
    ['statusCategory != done', [3, 1]],
    ['statusCategory in (new, "In Progress")', [3, 1]],
    ['priority = High', [1]],
    ['priority >= Medium', [2, 1]],
    ['priority < High', [3, 2]],
    ['resolution is EMPTY', [3, 1]],
    ['resolution = Unresolved', [3, 1]],
    ['resolution = Done', [2]],
    ['resolution != Done', []],
    ['assignee = currentUser()', [3]],
    ['assignee in (currentUser(), EMPTY)', [3, 2]],
    ['assignee = "The lead"', [1]],
    ['assignee is EMPTY', [2]],
    ['assignee != currentUser()', [1]],
    ['not assignee = currentUser()', [1]],
    ['reporter = currentUser()', [3, 1]],
    ['creator = currentUser()', [3, 1]],
    ['labels = a', [1]],
    ['labels in (a, b)', [3, 1]],
    ['labels != a', [3]],
    ['labels not in (a, b)', []],
    ['labels is EMPTY', [2]],
    ['labels is not EMPTY', [3, 1]],
    ['labels in (a, EMPTY)', [2, 1]],
    ['parent = OPEN-1', [3]],
    ['parent is EMPTY', [2, 1]],
    ['created >= -5d', [3, 2]],
    ['created < "-5d"', [1]],
    ['created >= startOfDay()', [3]],
    ['created >= startOfDay(-1)', [3, 2]],
    ['created >= startOfDay("-1d") and created <= endOfDay("-1d")', [2]],
    ['created > startOfWeek()', [3, 2]],
    ['created > startOfMonth() and created < endOfMonth()', [3, 2]],
    ['created < startOfYear(1)', [3, 2, 1]],
    ['created <= now()', [3, 2, 1]],
    ['created = "2026-03-04 10:30"', [3]],
    ['created >= "2026/03/03" and created < 2026-03-04', [2]],
    ['updated > "-1w 2d"', [3, 2]],
    ['resolved >= -2d', [2]],
    ['resolved is EMPTY', [3, 1]],
    ['duedate < now()', [1]],
    ['due = 2026-03-01', [1]],
    ['due is EMPTY', [3, 2]],
    ['text ~ login', [2, 1]],
    ['text ~ "login fails"', [1]],
    ['text ~ "fails login"', [1]],
    ['text ~ "\\"fails login\\""', []],
    ['text ~ "\\"login fails\\""', [1]],
    ['text ~ "log*"', [2, 1]],
    ['text ~ production', [1]],
    ['text ~ staging', [1]],
    ['text !~ login', [3]],
    ['summary ~ production', []],
    ['summary ~ 42', [1]],
    ['description ~ run', [1]],
    ['description ~ cafe', [1]],
    ['description ~ "tests raises"', [1]],
    ['description is EMPTY', [3, 2]],
    ['description is not EMPTY', [1]],
    ['comment ~ "production"', [1]],
    ['comment is EMPTY', [3, 2]],
    ['text ~ "!!!"', []],
    ['text ~ "login AND ) NEAR( *"', []],
    ['project = OPEN and (labels = a or assignee is EMPTY)', [2, 1]],
    ['not (labels = a or assignee is EMPTY)', [3]],
    ['project = OPEN && !(priority = Low)', [2, 1]],
    ['project = OPEN order by priority desc', [1, 2, 3]],
    ['project = OPEN order by priority', [3, 2, 1]],
    ['project = OPEN order by summary', [3, 1, 2]],
    ['project = OPEN order by status, key desc', [2, 3, 1]],
    ['project = OPEN order by due desc, created asc', [2, 3, 1]],
    ['project = OPEN order by assignee asc', [2, 1, 3]],
    ['project = OPEN order by updated desc, id', [3, 2, 1]],
    ['project = OPEN order by id', [1, 2, 3]],
  ])('%s', async (jql, expected) => {
    expect(await find(jql)).toEqual(expected);
  });
});

it('JQL finds people by e-mail address for administrators', async () => {
  const body = { jql: 'assignee = "lead@tenon.example"', fields: ['key'] };
  expect((await site.call('admin', 'POST', '/search/jql', body)).body.issues).toMatchObject([{ key: 'OPEN-1' }]);
});

it('JQL takes long lists and chains, and refuses endless ones', async () => {
  expect(await find(`key in (${Array(1000).fill('OPEN-1').join(',')})`)).toEqual([1]);
  expect(await find(Array(2000).fill('key = OPEN-1').join(' OR '))).toEqual([1]);
  expect(await find(Array(2001).fill('key = OPEN-1').join(' OR '))).toBe('A JQL query may have 2000 clauses at most.');
});

it('JQL takes 50 text clauses of 200 words in all, whatever their operator', async () => {
  const chain = (count: number) => Array(count).fill('(summary ~ "log*" OR not text !~ login)').join(' OR ');
  expect(await find(chain(25))).toEqual([2, 1]);
  expect(await find(`${chain(25)} OR text ~ x`)).toBe('A JQL query may have 50 text clauses (~ and !~) at most.');
  const words = (count: number) => `text ~ "${'log* '.repeat(count)}"`;
  expect(await find(words(200))).toEqual([2, 1]);
  const tooMany = 'The text clauses (~ and !~) of a JQL query may have 200 words at most.';
  expect(await find(words(201))).toBe(tooMany);
  expect(await find(`${words(200)} AND text ~ login`)).toBe(tooMany);
  expect(await find(`text ~ "${'a.'.repeat(201)}"`)).toBe(tooMany);
});

describe('JQL refuses', () => {
  it.each<[string, string]>([
    ['', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
    ['order by key', 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'],
    ['project = NOPE', "The value 'NOPE' does not exist for the field 'project'."],
    ['project = SAFE', "The value 'SAFE' does not exist for the field 'project'."],
    ['project = 99', "A value with ID '99' does not exist for the field 'project'."],
    ['status = Nope', "The value 'Nope' does not exist for the field 'status'."],
    ['assignee = "lead@tenon.example"', "The value 'lead@tenon.example' does not exist for the field 'assignee'."],
    ['assignee = nobody', "The value 'nobody' does not exist for the field 'assignee'."],
    ['key = SAFE-1', "An issue with key 'SAFE-1' does not exist for field 'key'."],
    ['nope = 1', "Field 'nope' does not exist or you do not have permission to view it."],
    ['project = OPEN order by nope', "Field 'nope' does not exist or you do not have permission to view it."],
    ['project = OPEN order by labels', "Not able to sort using field 'labels'."],
    ['project ~ OPEN', "The operator '~' is not supported by the 'project' field."],
    ['summary = x', "The operator '=' is not supported by the 'summary' field."],
    ['text is EMPTY', "The operator 'is' is not supported by the 'text' field."],
    ['status was Done', "The operator 'was' is not supported."],
    ['assignee = membersOf(x)', "Unable to find JQL function 'membersOf(x)' for the field 'assignee'."],
    ['created > tomorrow()', "Unable to find JQL function 'tomorrow()' for the field 'created'."],
    ['project = OPEN order by a, b, c, d, e, f, g, h', 'A JQL query may order by 7 fields at most.'],
  ])('%s', async (jql, message) => {
    expect(await find(jql)).toBe(message);
  });

  it.each([
    ['created > soon', "Date value 'soon' for field 'created' is invalid."],
    ['created > 2026-02-30', "Date value '2026-02-30' for field 'created' is invalid."],
    ['created > 999999999y', "Date value '999999999y' for field 'created' is invalid."],
    ['project =', 'Error in the JQL Query: '],
    ['project = OPEN and', 'Error in the JQL Query: '],
    ['(project = OPEN', 'Error in the JQL Query: '],
  ])('%s', async (jql, start) => {
    expect(await find(jql)).toMatch(new RegExp(`^${start.replaceAll(/[.]/g, '\\.')}`));
  });
});
