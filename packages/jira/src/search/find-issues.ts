import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { invalid } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { compileClause, compileOrder, type SortKey } from '../jql/compile-jql.ts';
import { parseJql } from '../jql/parse-jql.ts';
import type { Query } from '../jql/query.ts';
import type { Condition } from '../jql/scope.ts';
import { isProjectVisible } from '../permission/visible.ts';
import type { SiteContext } from '../site-context.ts';
import { type Position, readPageToken, writePageToken } from './page-token.ts';

export interface FoundPage {
  issues: readonly { id: number; key: string }[];
  /** Undefined on the last page. */
  nextPageToken: string | undefined;
}

/**
 * One page of the issues that match and that the caller may see. Pages hold still under inserts: the next one starts
 * behind the sort values of the last issue, not at a count.
 */
export async function findIssues(
  site: SiteContext,
  caller: Caller,
  jql: string,
  page: { maxResults: number; nextPageToken: string | undefined },
): Promise<FoundPage> {
  const query = parseBounded(jql);
  const now = site.clock.now();
  const keys = compileOrder(query.orderBy);
  const token = page.nextPageToken;
  const after = token === undefined ? sql<SqlBool>`1` : behind(keys, readPageToken(site.pageTokenKey, jql, token, now));
  const rows = await selectPage(site, await matching(site, caller, query), after, keys, page.maxResults + 1);
  const shown = rows.slice(0, page.maxResults);
  const last = shown.at(-1);
  const hasMore = rows.length > shown.length && last !== undefined;
  return {
    issues: shown.map(({ id, key }) => ({ id, key })),
    nextPageToken: hasMore ? writePageToken(site.pageTokenKey, jql, JSON.parse(last.position), now) : undefined,
  };
}

/** The count of what `findIssues` would page through. Exact here, though Jira calls it approximate. */
export async function countIssues(site: SiteContext, caller: Caller, jql: string): Promise<number> {
  const condition = await matching(site, caller, parseBounded(jql));
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM issue JOIN project ON project.id = issue.project_id WHERE ${condition}`.execute(
    site.store.db,
  );
  return rows[0]?.count ?? 0;
}

function parseBounded(jql: string): Query {
  const query = parseJql(jql);
  if (query.where !== undefined) return query;
  throw invalid('Unbounded JQL queries are not allowed here. Please add a search restriction to your query.');
}

async function matching(site: SiteContext, caller: Caller, query: Query): Promise<Condition> {
  const scope = { db: site.store.db, caller, now: site.clock.now() };
  const restriction = query.where === undefined ? sql<SqlBool>`1` : await compileClause(query.where, scope);
  return sql`(${restriction}) AND ${isProjectVisible(caller)}`;
}

async function selectPage(
  site: SiteContext,
  condition: Condition,
  after: Condition,
  keys: readonly SortKey[],
  count: number,
): Promise<{ id: number; key: string; position: string }[]> {
  const expressions = sql.join(keys.map((key) => key.expression));
  const order = sql.join(keys.map(({ expression, direction }) => sql`${expression} ${sql.raw(direction)}`));
  const { rows } = await sql<{ id: number; key: string; position: string }>`
    SELECT issue.id, issue.key, json_array(${expressions}) AS position
    FROM issue JOIN project ON project.id = issue.project_id
    WHERE ${condition} AND ${after} ORDER BY ${order} LIMIT ${count}`.execute(site.store.db);
  return rows;
}

/** (a > x) or (a = x and b < y) or …, each sign by the direction of its key. */
function behind(keys: readonly SortKey[], position: Position): Condition {
  const alternatives = keys.map((key, at) => {
    const equal = keys.slice(0, at).map(({ expression }, i) => sql`${expression} = ${position[i]}`);
    const beyond = sql`${key.expression} ${sql.raw(key.direction === 'asc' ? '>' : '<')} ${position[at]}`;
    return sql`(${sql.join([...equal, beyond], sql` AND `)})`;
  });
  return sql`(${sql.join(alternatives as RawBuilder<unknown>[], sql` OR `)})`;
}
