import { Hono } from 'hono';
import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { parseInput, readJson } from '../http/body.ts';
import type { Caller, SiteEnv } from '../http/caller.ts';
import { wholeNumber } from '../http/paging.ts';
import { readIssues } from '../issue/read-issues.ts';
import { namesOf } from '../issue/routes.ts';
import { type FieldSelection, selectFields } from '../issue/select-fields.ts';
import type { SiteContext } from '../site-context.ts';
import { countIssues, findIssues } from './find-issues.ts';

/**
 * Issues per page at most: of ids and keys alone, and with other fields. A longer page is answered short, which is
 * legal: clients follow `nextPageToken`. https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/
 */
const ID_COUNT_MAX = 5000;
const ISSUE_COUNT_MAX = 100;

/**
 * FIDELITY: the cloud does not say how many comments the field `comment` holds in a search; here the first 100 of each
 * issue, with the true `total`; the rest is at /issue/{key}/comment.
 */
const CHILD_COUNT_MAX = 100;

const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((one) => one.split(',')));
const searchInput = z.object({
  jql: z.string().default(''),
  nextPageToken: z.string().nullish(),
  maxResults: wholeNumber.default(50),
  fields: list.default([]),
  properties: list.default([]).refine((keys) => keys.length <= 5, 'have at most 5 entries'),
  expand: z.string().default(''),
});
type SearchInput = z.infer<typeof searchInput>;

/** /search/jql and /search/approximate-count. The search sees every commit at once; the cloud's may lag. */
export function searchRoutes(site: SiteContext): Hono<SiteEnv> {
  return new Hono<SiteEnv>()
    .get('/search/jql', async (c) => {
      const query = { ...c.req.query(), ...pick(c.req.queries(), ['fields', 'properties']) };
      return c.json(await search(site, c.env.caller, parseInput(searchInput, query)));
    })
    .post('/search/jql', async (c) => c.json(await search(site, c.env.caller, await readJson(c, searchInput))))
    .post('/search/approximate-count', async (c) => {
      const { jql } = await readJson(c, z.object({ jql: z.string().default('') }));
      return c.json({ count: await countIssues(site, c.env.caller, jql) });
    })
    .all('/search', () => {
      throw new JiraError(
        'JIRA_GONE',
        'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. See https://developer.atlassian.com/changelog/#CHANGE-2046',
      );
    });
}

async function search(site: SiteContext, caller: Caller, input: SearchInput) {
  const fields = selectFields(input.fields, 'id');
  const isIdOnly = fields.isIdOnly && input.properties.length === 0;
  const maxResults = Math.min(Math.max(input.maxResults, 1), isIdOnly ? ID_COUNT_MAX : ISSUE_COUNT_MAX);
  const nextPageToken = input.nextPageToken ?? undefined;
  const page = await findIssues(site, caller, input.jql, { maxResults, nextPageToken });
  const issues = isIdOnly
    ? page.issues.map((issue) => presentId(site, issue, fields))
    : await read(site, caller, page, input);
  const names = input.expand.split(',').includes('names')
    ? { names: namesOf(Object.assign({}, ...issues.map((issue) => ('fields' in issue ? issue.fields : {})))) }
    : {};
  const next = page.nextPageToken === undefined ? {} : { nextPageToken: page.nextPageToken };
  return { issues, ...next, isLast: page.nextPageToken === undefined, ...names };
}

function read(site: SiteContext, caller: Caller, page: { issues: readonly { id: number }[] }, input: SearchInput) {
  const ids = page.issues.map((issue) => issue.id);
  const fields = selectFields(input.fields, 'id');
  const { properties } = input;
  return readIssues(site, site.store.db, caller, ids, { fields, properties, childCountMax: CHILD_COUNT_MAX });
}

function presentId(site: SiteContext, { id, key }: { id: number; key: string }, fields: FieldSelection) {
  const self = `${site.baseUrl}/rest/api/3/issue/${id}`;
  return fields.hasKey ? { id: String(id), self, key } : { id: String(id) };
}

function pick<T>(source: Record<string, T>, keys: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(source).filter(([key]) => keys.includes(key)));
}
