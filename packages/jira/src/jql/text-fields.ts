import { sql } from 'kysely';
import { isNegative, type Term } from './query.ts';
import { type Condition, type JqlField, unknownFunction } from './scope.ts';

type TextColumn = 'summary' | 'description' | 'environment' | 'comments';

function textField(name: string, column: TextColumn | undefined, isEmpty?: Condition): JqlField {
  const compile = (term: Term) => {
    if (isEmpty !== undefined && /^is/.test(term.operator)) {
      return isNegative(term.operator) ? sql<boolean>`NOT (${isEmpty})` : isEmpty;
    }
    return matchText(term, column);
  };
  return { names: [name], operators: isEmpty === undefined ? ['~', '!~'] : ['~', '!~', 'is', 'is not'], compile };
}

function matchText(term: Term, column: TextColumn | undefined): Condition {
  const [operand] = term.operands;
  if (operand?.kind === 'function') throw unknownFunction(operand, term.field);
  const match = operand?.kind === 'value' ? toMatch(operand.value) : undefined;
  if (match === undefined) return isNegative(term.operator) ? sql`1` : sql`0`;
  const query = column === undefined ? match : `${column} : (${match})`;
  const isThere = sql<boolean>`issue.id IN (SELECT rowid FROM issue_text WHERE issue_text MATCH ${query})`;
  return isNegative(term.operator) ? sql`NOT (${isThere})` : isThere;
}

/**
 * The words of a JQL text value as an FTS5 query: all of them, a "phrase" as a whole, a word with `*` by its start.
 * Undefined when there is no word.
 *
 * FIDELITY: the cloud reads Lucene syntax (OR, fuzzy, proximity, boost); here its signs count as spaces and only
 * phrases and a trailing `*` mean something; the embedded index knows no more.
 */
export function toMatch(text: string): string | undefined {
  const words = [...text.matchAll(/"([^"]*)"|([^\s"]+)/g)].flatMap(([, phrase, word = '']) => {
    const plain = (phrase ?? word).replaceAll('\u0000', ' ');
    if (!/[\p{L}\p{N}]/u.test(plain)) return [];
    return [`"${plain.replaceAll('"', '""')}"${/[\p{L}\p{N}]\*$/u.test(word) ? ' *' : ''}`];
  });
  return words.length === 0 ? undefined : words.join(' AND ');
}

const hasNoComment: Condition = sql`NOT EXISTS (SELECT 1 FROM comment WHERE comment.issue_id = issue.id)`;

export const TEXT_FIELDS: readonly JqlField[] = [
  textField('text', undefined),
  { ...textField('summary', 'summary', sql`0`), orderBy: [sql`lower(issue.summary)`] },
  textField('description', 'description', sql`issue.description IS NULL`),
  textField('environment', 'environment', sql`issue.environment IS NULL`),
  textField('comment', 'comments', hasNoComment),
];
