import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestSite, START, type TestSite } from '../../test/site.ts';

// The oracle is the same query as a filter over plain objects: SQL and TypeScript must agree on every generated query.
const SEED = 20_260_304;
const HOUR_MS = 3_600_000;
const PRIORITIES = ['Lowest', 'Low', 'Medium', 'High', 'Highest'];
const LABELS = ['red', 'green', 'blue'];
const WORDS = ['apple', 'pear', 'plum'];
const PEOPLE = ['lead', 'member'] as const;

interface Model {
  key: string;
  priority: string;
  labels: string[];
  words: string[];
  assignee: string | undefined;
  created: number;
}
type Filter = (issue: Model) => boolean;
interface Generated {
  jql: string;
  matches: Filter;
  /** What NOT makes of it: Jira turns the operator round, and no operator matches an empty field. */
  opposite: Filter;
}

let site: TestSite;
const models: Model[] = [];

beforeAll(async () => {
  site = await openTestSite();
  const pick = <T>(list: readonly T[], at: number): T => list[at % list.length]!;
  for (let i = 0; i < 40; i++) {
    const created = START - ((i * 7) % 40) * HOUR_MS;
    const priority = pick(PRIORITIES, i * 3);
    const labels = LABELS.filter((_, at) => ((i * 5) >> at) & 1);
    const words = WORDS.filter((_, at) => ((i * 3) >> at) & 1);
    const assignee = i % 3 === 0 ? undefined : site.ids[pick(PEOPLE, i)];
    site.clock.set(created);
    const summary = ['thing', ...words].join(' ');
    const person = assignee === undefined ? null : { accountId: assignee };
    const { key } = await site.createIssue({ summary, labels, priority: { name: priority }, assignee: person });
    models.push({ key, priority, labels, words, assignee, created });
  }
  site.clock.set(START);
});
afterAll(() => site.jira.close());

const label = fc.subarray(LABELS, { minLength: 1 }).map((list): Generated => {
  const isAny = (issue: Model) => issue.labels.some((one) => list.includes(one));
  return {
    jql: `labels in (${list.join(', ')})`,
    matches: isAny,
    opposite: (it) => it.labels.length > 0 && !isAny(it),
  };
});
const noLabel = fc.constant<Generated>({
  jql: 'labels is EMPTY',
  matches: (issue) => issue.labels.length === 0,
  opposite: (issue) => issue.labels.length > 0,
});
const priority = fc
  .record({ name: fc.constantFrom(...PRIORITIES), operator: fc.constantFrom('=', '<', '<=', '>', '>=') })
  .map(({ name, operator }): Generated => {
    const matches = (issue: Model) => compare(PRIORITIES.indexOf(issue.priority) - PRIORITIES.indexOf(name), operator);
    return { jql: `priority ${operator} ${name}`, matches, opposite: (issue) => !matches(issue) };
  });
const created = fc
  .record({ hours: fc.integer({ min: 0, max: 42 }), operator: fc.constantFrom('<', '<=', '>', '>=') })
  .map(({ hours, operator }): Generated => {
    const matches = (issue: Model) => compare(issue.created - (START - hours * HOUR_MS), operator);
    return { jql: `created ${operator} "-${hours}h"`, matches, opposite: (issue) => !matches(issue) };
  });
const word = fc.constantFrom(...WORDS).map((one): Generated => {
  const matches = (issue: Model) => issue.words.includes(one);
  return { jql: `summary ~ ${one}`, matches, opposite: (issue) => !matches(issue) };
});
const assignee = fc.constantFrom(...PEOPLE).map((person): Generated => {
  const matches = (issue: Model) => issue.assignee === site.ids[person];
  const opposite = (issue: Model) => issue.assignee !== undefined && !matches(issue);
  return { jql: `assignee = "The ${person}"`, matches, opposite };
});

const { query } = fc.letrec<{ query: Generated; term: Generated }>((tie) => ({
  term: fc.oneof(label, noLabel, priority, created, word, assignee),
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('term'),
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => both('AND', a, b)),
    fc.tuple(tie('query'), tie('query')).map(([a, b]) => both('OR', a, b)),
    tie('query').map((one) => ({ jql: `NOT (${one.jql})`, matches: one.opposite, opposite: one.matches })),
  ),
}));

function both(word: 'AND' | 'OR', a: Generated, b: Generated): Generated {
  const and =
    (x: Filter, y: Filter): Filter =>
    (issue) =>
      x(issue) && y(issue);
  const or =
    (x: Filter, y: Filter): Filter =>
    (issue) =>
      x(issue) || y(issue);
  const [join, opposite] = word === 'AND' ? [and, or] : [or, and];
  return {
    jql: `(${a.jql}) ${word} (${b.jql})`,
    matches: join(a.matches, b.matches),
    opposite: opposite(a.opposite, b.opposite),
  };
}

function compare(difference: number, operator: string): boolean {
  if (operator === '=') return difference === 0;
  if (operator.startsWith('<')) return difference < 0 || (operator === '<=' && difference === 0);
  return difference > 0 || (operator === '>=' && difference === 0);
}

async function search(jql: string) {
  const { status, body } = await site.call('guest', 'POST', '/search/jql', { jql, fields: ['key'], maxResults: 100 });
  return { status, keys: (body.issues ?? []).map((issue: { key: string }) => issue.key), body };
}

it(`a query finds what the same filter finds (seed ${SEED})`, async () => {
  const check = async ({ jql, matches }: Generated) => {
    const { keys } = await search(`${jql} ORDER BY key`);
    expect(keys, jql).toEqual(models.filter(matches).map((issue) => issue.key));
  };
  await fc.assert(fc.asyncProperty(query, check), { numRuns: 200, seed: SEED });
});

it(`no text makes an error that is not Jira's (seed ${SEED})`, async () => {
  const words = [
    'project',
    '=',
    '!=',
    '~',
    'OPEN',
    '(',
    ')',
    'in',
    'not',
    'and',
    'or',
    'EMPTY',
    '"',
    "'",
    '-1d',
    'created',
    '<',
    'order by',
    'key',
    'was',
    'changed',
    'cf[1]',
    'text',
    '*',
    ',',
    'now()',
    'startOfDay(',
    '\\',
    '\u0000',
    'is',
    'labels',
    'issue.property[a].b',
    'summary',
    'id',
    '99999999999999999999',
  ];
  const soup = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6, unit: 'binary' })), {
    maxLength: 12,
  });
  const check = async (parts: string[]) => {
    const { status, body } = await search(parts.join(' '));
    expect([200, 400], JSON.stringify([parts.join(' '), body])).toContain(status);
  };
  await fc.assert(fc.asyncProperty(soup, check), { numRuns: 300, seed: SEED });
});

it.each(['NOT ', '('])('deep nesting of %s is refused or answered', async (opening) => {
  const closing = opening === '(' ? ')' : '';
  const { status } = await search(`${opening.repeat(3000)}project = OPEN${closing.repeat(3000)}`);
  expect([200, 400]).toContain(status);
});
