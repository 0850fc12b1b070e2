import { sql } from 'kysely';
import { readDateOperand } from './date-value.ts';
import { isNegative, type Term } from './query.ts';
import type { Condition, JqlField, Scope } from './scope.ts';
import { toLocal } from './zoned-time.ts';

const OPERATORS = ['=', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'is', 'is not'] as const;
const MINUTE_MS = 60_000;

function instantField(names: readonly string[], column: Condition): JqlField {
  return {
    names,
    operators: OPERATORS,
    compile: (term, scope) => compileInstant(term, column, scope),
    // Empty dates stand last in ascending order.
    orderBy: [sql`COALESCE(${column}, 9000000000000000)`],
  };
}

function compileInstant(term: Term, column: Condition, scope: Scope): Condition {
  if (/[<>]/.test(term.operator)) {
    const instants = term.operands.map((operand) => readDateOperand(operand, scope, term.field));
    return sql`${column} ${sql.raw(term.operator)} ${instants[0] ?? null}`;
  }
  return anyOf(term, column, (operand) => {
    const instant = readDateOperand(operand, scope, term.field);
    return sql`(${column} >= ${instant} AND ${column} < ${instant + MINUTE_MS})`;
  });
}

/** A due date is a day of the calendar: what it is compared with becomes the caller's day at that instant. */
function compileDay(term: Term, column: Condition, scope: Scope): Condition {
  const day = (operand: Term['operands'][number]) =>
    new Date(toLocal(readDateOperand(operand, scope, term.field), scope.caller.timeZone)).toISOString().slice(0, 10);
  if (/[<>]/.test(term.operator)) {
    return sql`${column} ${sql.raw(term.operator)} ${term.operands.map(day)[0] ?? null}`;
  }
  return anyOf(term, column, (operand) => sql`${column} = ${day(operand)}`);
}

function anyOf(term: Term, column: Condition, equals: (operand: Term['operands'][number]) => Condition): Condition {
  const parts = term.operands.map((operand) => (operand.kind === 'empty' ? sql`${column} IS NULL` : equals(operand)));
  const any = sql.join([sql`0`, ...parts], sql` OR `);
  return isNegative(term.operator) ? sql`(${column} IS NOT NULL AND NOT (${any}))` : sql`(${any})`;
}

export const DATE_FIELDS: readonly JqlField[] = [
  instantField(['created', 'createddate'], sql`issue.created_at`),
  instantField(['updated', 'updateddate'], sql`issue.updated_at`),
  instantField(['resolved', 'resolutiondate'], sql`issue.resolved_at`),
  {
    names: ['due', 'duedate'],
    operators: OPERATORS,
    compile: (term, scope) => compileDay(term, sql`issue.due_date`, scope),
    orderBy: [sql`COALESCE(issue.due_date, '9999-12-31')`],
  },
];
