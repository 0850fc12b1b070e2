export interface Order {
  field: string;
  direction: 'ASC' | 'DESC';
}

/** Splits JQL before its ORDER BY; one inside quotes is text and stays. */
export function splitOrderBy(jql: string): { filter: string; order: string } {
  const blanked = jql.replace(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, (quoted) => '_'.repeat(quoted.length));
  const at = blanked.search(/(?:^|\s)order\s+by\s/i);
  if (at < 0) return { filter: jql.trim(), order: '' };
  return { filter: jql.slice(0, at).trim(), order: jql.slice(at).trim() };
}

/** Finds everything that one may browse. */
const EVERYTHING = 'project is not EMPTY';

/** The same search with a bound when it has none, for the site refuses it without one. */
export function boundedJql(jql: string): string {
  const { filter, order } = splitOrderBy(jql);
  return filter === '' ? `${EVERYTHING} ${order || 'ORDER BY updated DESC'}` : jql.trim();
}

/** What the JQL sorts by first; undefined when it does not say, or says more than the table can show. */
export function orderOf(jql: string): Order | undefined {
  const match = /^order\s+by\s+([\w-]+)(?:\s+(asc|desc))?\s*(?:,|$)/i.exec(splitOrderBy(jql).order);
  if (!match?.[1]) return undefined;
  return { field: match[1].toLowerCase(), direction: match[2]?.toUpperCase() === 'DESC' ? 'DESC' : 'ASC' };
}

/** The same filter, sorted by `field`; the other way round when it is sorted by it already. */
export function sortedBy(jql: string, field: string): string {
  const order = orderOf(jql);
  const direction = order?.field === field && order.direction === 'ASC' ? 'DESC' : 'ASC';
  return `${splitOrderBy(jql).filter} ORDER BY ${field} ${direction}`.trim();
}
