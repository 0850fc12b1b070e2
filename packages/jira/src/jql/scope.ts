import type { RawBuilder, SqlBool } from 'kysely';
import { JiraError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { Db } from '../site-context.ts';
import type { Operand, Operator, Term } from './query.ts';

/** What the meaning of a query depends on, besides its text. */
export interface Scope {
  db: Db;
  caller: Caller;
  now: number;
}

/** A condition on the tables `issue` and `project`. */
export type Condition = RawBuilder<SqlBool>;

/** One field by which issues are searched or sorted. */
export interface JqlField {
  names: readonly string[];
  operators: readonly Operator[];
  compile?(term: Term, scope: Scope): Promise<Condition> | Condition;
  /** Never null, so that a page can start behind any value. */
  orderBy?: readonly RawBuilder<unknown>[];
}

export function unknownValue(value: string, field: string): JiraError {
  const subject = /^\d+$/.test(value) ? `A value with ID '${value}'` : `The value '${value}'`;
  return new JiraError('JIRA_INVALID', `${subject} does not exist for the field '${field}'.`);
}

export function unknownFunction(operand: Operand & { kind: 'function' }, field: string): JiraError {
  return new JiraError(
    'JIRA_INVALID',
    `Unable to find JQL function '${operand.name}(${operand.args.join(', ')})' for the field '${field}'.`,
  );
}
