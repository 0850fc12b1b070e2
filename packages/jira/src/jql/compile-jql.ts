import { type RawBuilder, sql } from 'kysely';
import { invalid } from '../errors.ts';
import { DATE_FIELDS } from './date-fields.ts';
import { ISSUE_FIELDS } from './issue-fields.ts';
import { PERSON_FIELDS } from './person-fields.ts';
import type { Clause, Order, Term } from './query.ts';
import { REFERENCE_FIELDS } from './reference-fields.ts';
import type { Condition, JqlField, Scope } from './scope.ts';
import { TEXT_FIELDS } from './text-fields.ts';

const FIELDS = new Map<string, JqlField>(
  [...REFERENCE_FIELDS, ...PERSON_FIELDS, ...DATE_FIELDS, ...TEXT_FIELDS, ...ISSUE_FIELDS].flatMap((field) =>
    field.names.map((name) => [name, field] as const),
  ),
);

/**
 * The condition that a query puts on `issue` and `project`. Nothing about permission: the search adds that.
 *
 * @throws {JiraError} JIRA_INVALID in Jira's words for unknown fields, operators and values.
 */
export async function compileClause(clause: Clause, scope: Scope): Promise<Condition> {
  if (clause.kind === 'term') return compileTerm(clause, scope);
  const parts: Condition[] = [];
  for (const one of clause.clauses) parts.push(await compileClause(one, scope));
  return joinBalanced(parts, clause.kind === 'and' ? sql` AND ` : sql` OR `);
}

/** As a tree of halves: SQLite counts a long chain of ORs as depth and refuses it. */
function joinBalanced(parts: readonly Condition[], word: RawBuilder<unknown>): Condition {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const middle = parts.length >> 1;
  return sql`(${joinBalanced(parts.slice(0, middle), word)}${word}${joinBalanced(parts.slice(middle), word)})`;
}

function compileTerm(term: Term, scope: Scope): Promise<Condition> | Condition {
  const field = findField(term.field);
  const { operator } = term;
  if (field.compile === undefined || !field.operators.includes(operator)) {
    throw invalid(`The operator '${operator}' is not supported by the '${term.field}' field.`);
  }
  if (operator === 'is' || operator === 'is not') {
    const isEmpty = term.operands.every((operand) => operand.kind === 'empty');
    if (!isEmpty) throw invalid(`The operator '${operator}' only supports the values EMPTY and NULL.`);
  }
  if (/[<>~]/.test(operator) && term.operands.some((operand) => operand.kind === 'empty')) {
    throw invalid(
      `The field '${term.field}' does not support searching for EMPTY values with the operator '${operator}'.`,
    );
  }
  return field.compile(term, scope);
}

export interface SortKey {
  expression: RawBuilder<unknown>;
  direction: 'asc' | 'desc';
}

/**
 * What the result is sorted by; the issue's id ends every list and makes the order total.
 *
 * FIDELITY: without ORDER BY the cloud's order is not promised; here newest first; pages need one order.
 */
export function compileOrder(orderBy: readonly Order[]): SortKey[] {
  const keys = orderBy.flatMap(({ field, direction }) => {
    if (field.toLowerCase() === 'id') return [{ expression: sql`issue.id`, direction }];
    const { orderBy: expressions } = findField(field);
    if (expressions === undefined) throw invalid(`Not able to sort using field '${field}'.`);
    return expressions.map((expression) => ({ expression, direction }));
  });
  return [...keys, { expression: sql`issue.id`, direction: orderBy.at(-1)?.direction ?? 'desc' }];
}

function findField(name: string): JqlField {
  const field = FIELDS.get(name.toLowerCase());
  if (field !== undefined) return field;
  throw invalid(`Field '${name}' does not exist or you do not have permission to view it.`);
}
