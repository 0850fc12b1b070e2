import { builtinRules, createScanner, scanAdf } from '@tenon/detect';
import { expect, test } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { type DemoIssue, demoPlants, generateDemo, secretGenerators } from './index.ts';

const now = Date.UTC(2026, 4, 20, 10);
const options = { seed: 1, issues: 1200, now };
const issues = [...generateDemo(options)];
const plants = demoPlants(options);
const scanner = createScanner(builtinRules);

interface Comment {
  author: { accountId: string };
  body: object;
  created: string;
}

function commentsOf(issue: DemoIssue): Comment[] {
  return (issue.fields.comment as { comments: Comment[] }).comments;
}

/** `key field rule` of whatever the scanner finds. */
function findingsIn(issue: DemoIssue): string[] {
  const parts = [
    ...scanner.scan(issue.fields.summary).map(({ rule }) => `summary ${rule.id}`),
    ...scanAdf(scanner, issue.fields.description).map(({ rule }) => `description ${rule.id}`),
    ...commentsOf(issue).flatMap(({ body }) => scanAdf(scanner, body).map(({ rule }) => `comment ${rule.id}`)),
  ];
  return parts.map((part) => `${issue.key} ${part}`);
}

test('generateDemo() gives the same bytes for the same options and others for another seed', () => {
  expect(JSON.stringify([...generateDemo(options)])).toBe(JSON.stringify(issues));
  expect(JSON.stringify([...generateDemo({ ...options, seed: 2 })])).not.toBe(JSON.stringify(issues));
});

test('generateDemo() gives as many issues as asked for, with ids, keys and summaries of their own', () => {
  expect(issues).toHaveLength(1200);
  for (const values of [
    issues.map(({ id }) => id),
    issues.map(({ key }) => key),
    issues.map(({ fields }) => fields.summary),
  ]) {
    expect(new Set(values).size).toBe(1200);
  }
  expect([...generateDemo({ seed: 3, issues: 7, now })]).toHaveLength(7);
});

test('generateDemo() leaves no template unfilled', () => {
  const text = JSON.stringify(issues);
  expect(text.match(/\{[a-z][A-Za-z0-9]*(\.\d)?\}/g) ?? []).toEqual([]);
  expect(text).not.toMatch(/"undefined|undefined"|NaN|\[object/);
});

test('generateDemo() tells a consistent story: in order of time, nothing after now, parents before children', () => {
  const seen = new Set<string>();
  let last = 0;
  for (const { key, fields, changelog } of issues) {
    const created = Date.parse(String(fields.created));
    expect(created).toBeGreaterThanOrEqual(last);
    last = created;
    const parent = fields.parent as { key: string } | null;
    if (parent !== null) expect(seen).toContain(parent.key);
    seen.add(key);

    const histories = changelog.histories as { created: string; items: { field: string; toString: string }[] }[];
    const moments = [String(fields.created), ...histories.map((history) => history.created)].map((text) =>
      Date.parse(text),
    );
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    const talk = commentsOf(issues.find((issue) => issue.key === key)!).map((comment) => Date.parse(comment.created));
    expect(talk).toEqual([...talk].sort((a, b) => a - b));
    expect(Math.max(...moments, ...talk)).toBeLessThanOrEqual(now);

    const moves = histories.flatMap(({ items }) => items).filter(({ field }) => field === 'status');
    expect((fields.status as { name: string }).name).toBe(moves.at(-1)?.toString ?? 'To Do');
    expect(fields.resolution === null).toBe(fields.resolutiondate === null);
  }
});

test('generateDemo() plants each rule in each kind of field, where demoPlants() says', () => {
  expect(plants.length).toBeGreaterThanOrEqual(40);
  expect(new Set(plants.map(({ rule }) => rule))).toEqual(new Set(Object.keys(secretGenerators)));
  expect(new Set(plants.map(({ field }) => field))).toEqual(new Set(['summary', 'description', 'comment']));
  expect(Object.keys(secretGenerators).sort()).toEqual(builtinRules.map(({ id }) => id).sort());
  const byKey = new Map(issues.map((issue) => [issue.key, issue]));
  for (const { issueKey, rule, field } of plants) {
    expect(byKey.get(issueKey)?.properties).toEqual({ 'secret-scanner.canary': { expected: [{ rule, field }] } });
  }
  expect(issues.filter(({ properties }) => properties !== undefined)).toHaveLength(plants.length);
});

test.each([1, 2, 3])('the scanner finds every plant and nothing else (seed %i)', (seed) => {
  const found = [...generateDemo({ seed, now })].flatMap(findingsIn);
  const expected = demoPlants({ seed, now }).map(({ issueKey, field, rule }) => `${issueKey} ${field} ${rule}`);
  expect(found.sort()).toEqual(expected.sort());
});

test('secretGenerators make values their rule accepts', () => {
  for (const [rule, make] of Object.entries(secretGenerators)) {
    for (let seed = 0; seed < 50; seed++) {
      const found = scanner.scan(`card SSN ${make(seededRandom(seed))} `);
      expect(found.map((finding) => `${finding.rule.id} ${finding.confidence === 'low'}`)).toEqual([`${rule} false`]);
    }
  }
});
