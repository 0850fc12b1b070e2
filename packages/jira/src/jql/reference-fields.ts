import { type RawBuilder, sql } from 'kysely';
import { isProjectVisible } from '../permission/visible.ts';
import { STATUS_CATEGORIES } from '../reference/present.ts';
import type { Term } from './query.ts';
import { type Condition, type JqlField, type Scope, unknownValue } from './scope.ts';
import { type FindValues, inColumn, resolveValues } from './value-set.ts';

const SET_OPERATORS = ['=', '!=', 'in', 'not in', 'is', 'is not'] as const;
const ORDER_OPERATORS = ['<', '<=', '>', '>='] as const;

type ReferenceTable = 'issue_type' | 'status' | 'priority' | 'resolution';

/** A field whose value is a row with an id and a name. */
function referenceField(names: readonly string[], table: ReferenceTable, column: RawBuilder<unknown>): JqlField {
  return {
    names,
    operators: SET_OPERATORS,
    async compile(term, scope) {
      return inColumn(term, column as Condition, await resolveValues(term, scope, findIn(table)));
    },
    orderBy: [sql`COALESCE((SELECT lower(name) FROM ${sql.table(table)} WHERE id = ${column}), '')`],
  };
}

function findIn(table: ReferenceTable): FindValues<number> {
  return async (value, { db }, field) => {
    const byName = await db.selectFrom(table).select('id').where('name', '=', value).execute();
    const rows =
      byName.length > 0 || !/^\d{1,15}$/.test(value)
        ? byName
        : await db.selectFrom(table).select('id').where('id', '=', Number(value)).execute();
    if (rows.length === 0) throw unknownValue(value, field);
    return rows.map((row) => row.id);
  };
}

/** A project that the caller does not see does not exist for them. */
const findProjects: FindValues<number> = async (value, { db, caller }, field) => {
  const matches = sql<boolean>`(key = ${value} OR name = ${value} OR id = ${/^\d{1,15}$/.test(value) ? Number(value) : -1})`;
  const rows = await db.selectFrom('project').select('id').where(matches).where(isProjectVisible(caller)).execute();
  if (rows.length === 0) throw unknownValue(value, field);
  return rows.map((row) => row.id);
};

const findCategories: FindValues<string> = async (value, _scope, field) => {
  const wanted = value.toLowerCase();
  const found = Object.values(STATUS_CATEGORIES).find(
    ({ id, key, name }) => String(id) === wanted || key === wanted || name.toLowerCase() === wanted,
  );
  if (found === undefined) throw unknownValue(value, field);
  return [found.key];
};

/** `Unresolved` is Jira's word for no resolution. */
async function compileResolution(term: Term, scope: Scope): Promise<Condition> {
  const operands = term.operands.map((operand) =>
    operand.kind === 'value' && operand.value.toLowerCase() === 'unresolved' ? ({ kind: 'empty' } as const) : operand,
  );
  const set = await resolveValues({ ...term, operands }, scope, findIn('resolution'));
  return inColumn(term, sql`issue.resolution_id`, set);
}

const PRIORITY_POSITION = sql<number>`(SELECT position FROM priority WHERE id = issue.priority_id)`;

/** `priority > Medium` is more urgent than Medium: the order of urgency, against that of the positions. */
async function comparePriority(term: Term, scope: Scope): Promise<Condition> {
  const { values } = await resolveValues(term, scope, findIn('priority'));
  const than = sql`(SELECT position FROM priority WHERE id = ${values[0] ?? -1})`;
  const mirrored = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }[term.operator as '<'];
  return sql`${PRIORITY_POSITION} ${sql.raw(mirrored)} ${than}`;
}

const priority = referenceField(['priority'], 'priority', sql`issue.priority_id`);

export const REFERENCE_FIELDS: readonly JqlField[] = [
  {
    names: ['project'],
    operators: SET_OPERATORS,
    compile: async (term, scope) =>
      inColumn(term, sql`issue.project_id`, await resolveValues(term, scope, findProjects)),
    orderBy: [sql`project.key`],
  },
  referenceField(['issuetype', 'type'], 'issue_type', sql`issue.issue_type_id`),
  referenceField(['status'], 'status', sql`issue.status_id`),
  {
    names: ['statuscategory'],
    operators: SET_OPERATORS,
    compile: async (term, scope) => {
      const column: Condition = sql`(SELECT category FROM status WHERE id = issue.status_id)`;
      return inColumn(term, column, await resolveValues(term, scope, findCategories));
    },
  },
  {
    ...priority,
    operators: [...SET_OPERATORS, ...ORDER_OPERATORS],
    compile: (term, scope) =>
      /[<>]/.test(term.operator) ? comparePriority(term, scope) : (priority.compile?.(term, scope) ?? sql`0`),
    // Highest stands first in descending order.
    orderBy: [sql`-COALESCE(${PRIORITY_POSITION}, 1000000)`],
  },
  {
    ...referenceField(['resolution'], 'resolution', sql`issue.resolution_id`),
    compile: compileResolution,
  },
];
