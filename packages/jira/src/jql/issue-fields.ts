import { sql } from 'kysely';
import { invalid } from '../errors.ts';
import { matchesIdOrKey } from '../issue/store.ts';
import { isProjectVisible } from '../permission/visible.ts';
import { valueList } from '../schema/value-list.ts';
import { isNegative, type Term } from './query.ts';
import { type Condition, type JqlField, type Scope, unknownValue } from './scope.ts';
import { inColumn, resolveValues } from './value-set.ts';

interface FoundIssue {
  id: number;
  project_id: number;
  number: number;
}

/** An issue that the caller does not see does not exist for them. */
async function findIssues(value: string, { db, caller }: Scope, field: string): Promise<FoundIssue[]> {
  const rows = await db
    .selectFrom('issue')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .select(['issue.id', 'issue.project_id', 'issue.number'])
    .where(matchesIdOrKey(value))
    .where(isProjectVisible(caller))
    .execute();
  if (rows.length > 0) return rows;
  if (/^\d+$/.test(value)) throw unknownValue(value, field);
  throw invalid(`An issue with key '${value}' does not exist for field '${field}'.`);
}

async function findIssueIds(value: string, scope: Scope, field: string): Promise<number[]> {
  return (await findIssues(value, scope, field)).map((issue) => issue.id);
}

/** `key > ABC-5` means higher numbers of the same project. */
async function compileKey(term: Term, scope: Scope): Promise<Condition> {
  if (!/[<>]/.test(term.operator)) {
    return inColumn(term, sql`issue.id`, await resolveValues(term, scope, findIssueIds));
  }
  const [issue] = (await resolveValues(term, scope, findIssues)).values;
  if (issue === undefined) return sql`0`;
  return sql`(issue.project_id = ${issue.project_id} AND issue.number ${sql.raw(term.operator)} ${issue.number})`;
}

async function compileLabels(term: Term, scope: Scope): Promise<Condition> {
  const { values, hasEmpty } = await resolveValues(term, scope, async (label: string) => [label]);
  const labels = sql`SELECT label FROM issue_label WHERE issue_label.issue_id = issue.id`;
  const hasAny = sql<boolean>`EXISTS (${labels})`;
  const hasOne = sql<boolean>`EXISTS (${labels} AND label IN ${valueList(values)})`;
  if (isNegative(term.operator)) return sql`(${hasAny} AND NOT ${hasOne})`;
  return hasEmpty ? sql`(${hasOne} OR NOT ${hasAny})` : hasOne;
}

const SET_OPERATORS = ['=', '!=', 'in', 'not in', 'is', 'is not'] as const;

export const ISSUE_FIELDS: readonly JqlField[] = [
  {
    names: ['key', 'issuekey', 'issue', 'id'],
    operators: ['=', '!=', 'in', 'not in', '<', '<=', '>', '>='],
    compile: compileKey,
    orderBy: [sql`project.key`, sql`issue.number`],
  },
  {
    names: ['parent'],
    operators: SET_OPERATORS,
    compile: async (term, scope) =>
      inColumn(term, sql`issue.parent_id`, await resolveValues(term, scope, findIssueIds)),
  },
  { names: ['labels'], operators: SET_OPERATORS, compile: compileLabels },
];
