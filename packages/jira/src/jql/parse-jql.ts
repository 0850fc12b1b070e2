import {
  type Clause as AstClause,
  type Operand as AstOperand,
  type Field,
  JastBuilder,
  type TerminalClause,
} from '@atlaskit/jql-ast';
import { invalid } from '../errors.ts';
import {
  type Clause,
  isKnownOperator,
  type Operand,
  type Operator,
  type Order,
  oppositeOf,
  type Query,
  type Term,
} from './query.ts';

const QUERY_LENGTH_MAX = 50_000;
const ORDER_FIELDS_MAX = 7;
/** SQLite refuses expressions deeper than 1000; these two keep far below. */
const DEPTH_MAX = 100;
const TERMS_MAX = 2000;
/** Each reads the index of words of its own, and a word with `*` all that begin with it. */
const TEXT_TERMS_MAX = 50;
const TEXT_WORDS_MAX = 200;

/**
 * Reads JQL by Atlassian's own grammar into our tree.
 *
 * @throws {JiraError} JIRA_INVALID for wrong syntax and for what we do not search by yet.
 */
export function parseJql(jql: string): Query {
  if (jql.length > QUERY_LENGTH_MAX)
    throw invalid(`The JQL query exceeds the limit of ${QUERY_LENGTH_MAX} characters.`);
  try {
    return toQuery(jql);
  } catch (error) {
    if (error instanceof RangeError) throw invalid('Error in the JQL Query: it is nested too deeply.');
    throw error;
  }
}

function toQuery(jql: string): Query {
  const { query, errors } = new JastBuilder().build(jql);
  const [problem] = errors;
  if (problem !== undefined) throw syntaxError(problem);
  if (query === undefined) throw invalid('Error in the JQL Query.');
  const orderBy = query.orderBy?.fields ?? [];
  if (orderBy.length > ORDER_FIELDS_MAX) throw invalid(`A JQL query may order by ${ORDER_FIELDS_MAX} fields at most.`);
  return {
    where: query.where === undefined ? undefined : readWhere(query.where),
    orderBy: orderBy.map((one): Order => {
      const direction = one.direction?.value.toLowerCase() === 'desc' ? 'desc' : 'asc';
      return { field: nameOf(one.field), direction };
    }),
  };
}

function syntaxError(problem: { message: string; line?: number; charPositionInLine?: number }) {
  const place =
    problem.line === undefined ? '' : ` (line ${problem.line}, character ${problem.charPositionInLine ?? 0})`;
  return invalid(`Error in the JQL Query: ${problem.message.slice(0, 300)}${place}.`);
}

function readWhere(clause: AstClause): Clause {
  const where = toClause(clause, false, 0);
  const terms = termsOf(where);
  if (terms.length > TERMS_MAX) throw invalid(`A JQL query may have ${TERMS_MAX} clauses at most.`);
  const textTerms = terms.filter((term) => term.operator.includes('~'));
  if (textTerms.length > TEXT_TERMS_MAX) {
    throw invalid(`A JQL query may have ${TEXT_TERMS_MAX} text clauses (~ and !~) at most.`);
  }
  if (countWords(textTerms) > TEXT_WORDS_MAX) {
    throw invalid(`The text clauses (~ and !~) of a JQL query may have ${TEXT_WORDS_MAX} words at most.`);
  }
  return where;
}

function termsOf(clause: Clause): Term[] {
  return clause.kind === 'term' ? [clause] : clause.clauses.flatMap(termsOf);
}

function countWords(terms: readonly Term[]): number {
  const values = terms.flatMap((term) => term.operands).map((one) => (one.kind === 'value' ? one.value : ''));
  return values
    .join(' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '').length;
}

function toClause(clause: AstClause, isNegated: boolean, depth: number): Clause {
  if (depth > DEPTH_MAX) throw invalid('Error in the JQL Query: it is nested too deeply.');
  if (clause.clauseType === 'not') return toClause(clause.clause, !isNegated, depth + 1);
  if (clause.clauseType === 'terminal') return toTerm(clause, isNegated);
  const isAnd = (clause.operator.value === 'and') !== isNegated;
  const clauses = clause.clauses.map((one) => toClause(one, isNegated, depth + 1));
  return { kind: isAnd ? 'and' : 'or', clauses };
}

function toTerm(clause: TerminalClause, isNegated: boolean): Clause {
  const operator = clause.operator?.value.toLowerCase() ?? '';
  if (!isKnownOperator(operator)) {
    // FIDELITY: the cloud searches the history (was, changed); here the query is refused; the history is not indexed.
    throw invalid(`The operator '${operator}' is not supported.`);
  }
  const operands = clause.operand === undefined ? [] : toOperands(clause.operand);
  return {
    kind: 'term',
    field: nameOf(clause.field),
    operator: isNegated ? oppositeOf(operator) : (operator satisfies Operator),
    operands,
  };
}

/** `issue.property[key].path` and the like carry their brackets apart; we do not know such fields, by any name. */
function nameOf({ value, properties }: Field): string {
  return (properties ?? []).length > 0 ? `${value}[]` : value;
}

function toOperands(operand: AstOperand): Operand[] {
  if (operand.operandType === 'list') return operand.values.flatMap(toOperands);
  if (operand.operandType === 'keyword') return [{ kind: 'empty' }];
  if (operand.operandType === 'value') return [{ kind: 'value', value: operand.value }];
  const args = operand.arguments.map((one) => one.value);
  return [{ kind: 'function', name: operand.function.value, args }];
}
