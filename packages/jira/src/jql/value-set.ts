import { sql } from 'kysely';
import { valueList } from '../schema/value-list.ts';
import { isNegative, type Term } from './query.ts';
import { type Condition, type Scope, unknownFunction } from './scope.ts';

/** Finds the stored values that one written value means; none is the finder's error to raise. */
export type FindValues<T> = (value: string, scope: Scope, field: string) => Promise<readonly T[]>;
export type CallFunction<T> = (name: string, args: readonly string[], scope: Scope) => readonly T[] | undefined;

/** The operands of `= != in not in is is not`, resolved. */
export interface ValueSet<T> {
  values: readonly T[];
  hasEmpty: boolean;
}

export async function resolveValues<T>(
  term: Term,
  scope: Scope,
  find: FindValues<T>,
  call: CallFunction<T> = () => undefined,
): Promise<ValueSet<T>> {
  const values: T[] = [];
  for (const operand of term.operands) {
    if (operand.kind === 'empty') continue;
    if (operand.kind === 'value') {
      values.push(...(await find(operand.value, scope, term.field)));
      continue;
    }
    const found = call(operand.name.toLowerCase(), operand.args, scope);
    if (found === undefined) throw unknownFunction(operand, term.field);
    values.push(...found);
  }
  return { values, hasEmpty: term.operands.some((operand) => operand.kind === 'empty') };
}

/** Jira's rule: `!=` and `not in` never match an empty field. */
export function inColumn<T extends string | number>(term: Term, column: Condition, set: ValueSet<T>): Condition {
  const members = valueList(set.values);
  if (isNegative(term.operator)) return sql`(${column} IS NOT NULL AND ${column} NOT IN ${members})`;
  const isEmpty: Condition = set.hasEmpty ? sql`${column} IS NULL` : sql`0`;
  return sql`(${column} IN ${members} OR ${isEmpty})`;
}
