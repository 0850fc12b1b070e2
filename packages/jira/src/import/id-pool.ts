import { type SqlBool, sql } from 'kysely';
import { valueList } from '../schema/value-list.ts';
import type { Tx } from '../site-context.ts';

type Table = 'issue' | 'comment' | 'worklog' | 'changelog';

/** Gives out row ids: the id of the source where it is free, else the next one after all of the table and the batch. */
export class IdPool {
  /** Owner issue of each id the source named that was taken before; for issues the issue itself. */
  readonly #taken: Map<number, number>;
  #last: number;

  private constructor(taken: Map<number, number>, last: number) {
    this.#taken = taken;
    this.#last = last;
  }

  static async open(tx: Tx, table: Table, wanted: readonly (number | undefined)[]): Promise<IdPool> {
    const ids = wanted.filter((id) => id !== undefined);
    const owner = sql.ref<number>(table === 'issue' ? 'id' : 'issue_id');
    const taken = await sql<{ id: number; owner: number }>`
      SELECT id, ${owner} AS owner FROM ${sql.table(table)}
      WHERE id IN ${valueList(ids)}`.execute(tx);
    const last = await sql<{ seq: number }>`SELECT seq FROM sqlite_sequence WHERE name = ${table}`.execute(tx);
    const highest = ids.reduce((max, id) => Math.max(max, id), last.rows[0]?.seq ?? 0);
    return new IdPool(new Map(taken.rows.map((row) => [row.id, row.owner])), highest);
  }

  ownerOf(id: number | undefined): number | undefined {
    return id === undefined ? undefined : this.#taken.get(id);
  }

  claim(wanted: number | undefined, owner: number): number {
    const id = wanted === undefined || this.#taken.has(wanted) ? ++this.#last : wanted;
    this.#taken.set(id, owner);
    return id;
  }
}

/** `column IN (values)`. */
export function isIn(column: string, values: readonly (string | number)[]) {
  return sql<SqlBool>`${sql.ref(column)} IN ${valueList(values)}`;
}

/** Inserts in portions: a statement takes 32,766 parameters. */
export async function inPortions<Row>(
  rows: readonly Row[],
  insert: (portion: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += 1000) await insert(rows.slice(from, from + 1000));
}
