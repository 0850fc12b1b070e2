/** Our own tree of a JQL query: NOT is already pushed into the operators, as Jira itself does before it searches. */
export interface Query {
  /** Undefined for a query without a restriction. */
  where: Clause | undefined;
  orderBy: readonly Order[];
}

export type Clause = { kind: 'and' | 'or'; clauses: readonly Clause[] } | Term;

export interface Term {
  kind: 'term';
  /** As written; case does not matter. */
  field: string;
  operator: Operator;
  operands: readonly Operand[];
}

export type Operand =
  | { kind: 'value'; value: string }
  | { kind: 'empty' }
  | { kind: 'function'; name: string; args: readonly string[] };

export interface Order {
  field: string;
  direction: 'asc' | 'desc';
}

export type Operator = '=' | '!=' | '~' | '!~' | '<' | '<=' | '>' | '>=' | 'in' | 'not in' | 'is' | 'is not';

const OPPOSITES: readonly [Operator, Operator][] = [
  ['=', '!='],
  ['~', '!~'],
  ['<', '>='],
  ['>', '<='],
  ['in', 'not in'],
  ['is', 'is not'],
];
const OPPOSITE = new Map<string, Operator>(OPPOSITES.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));

export function isKnownOperator(operator: string): operator is Operator {
  return OPPOSITE.has(operator);
}

export function oppositeOf(operator: Operator): Operator {
  return OPPOSITE.get(operator) ?? operator;
}

/** `= in is` and `~` ask for what is there; their opposites for what is not. */
export function isNegative(operator: Operator): boolean {
  return operator === '!=' || operator === 'not in' || operator === 'is not' || operator === '!~';
}
