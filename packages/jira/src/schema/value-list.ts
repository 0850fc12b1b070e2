import { type RawBuilder, sql } from 'kysely';

/** The values as rows, for `IN`: one bound parameter, however many there are. */
export function valueList<T extends string | number>(values: readonly T[]): RawBuilder<T> {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}
