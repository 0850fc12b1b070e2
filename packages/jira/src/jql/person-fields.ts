import { sql } from 'kysely';
import { type Condition, type JqlField, type Scope, unknownValue } from './scope.ts';
import { inColumn, resolveValues } from './value-set.ts';

function personField(name: 'assignee' | 'reporter' | 'creator'): JqlField {
  const column: Condition = sql`${sql.ref(`issue.${name}_account_id`)}`;
  return {
    names: [name],
    operators: ['=', '!=', 'in', 'not in', 'is', 'is not'],
    compile: async (term, scope) => inColumn(term, column, await resolveValues(term, scope, findPeople, callPerson)),
    orderBy: [sql`COALESCE((SELECT lower(display_name) FROM user WHERE account_id = ${column}), '')`],
  };
}

/** By account id or display name; by e-mail address for administrators, who may see it. */
async function findPeople(value: string, { db, caller }: Scope, field: string): Promise<string[]> {
  const rows = await db
    .selectFrom('user')
    .select('account_id')
    .where((eb) =>
      eb.or([
        eb('account_id', '=', value),
        ...(caller.isAdmin ? [eb('email', '=', value)] : []),
        sql<boolean>`lower(display_name) = ${value.toLowerCase()}`,
      ]),
    )
    .execute();
  if (rows.length === 0) throw unknownValue(value, field);
  return rows.map((row) => row.account_id);
}

function callPerson(name: string, _args: readonly string[], { caller }: Scope): string[] | undefined {
  if (name !== 'currentuser') return undefined;
  return caller.accountId === null ? [] : [caller.accountId];
}

export const PERSON_FIELDS: readonly JqlField[] = [
  personField('assignee'),
  personField('reporter'),
  personField('creator'),
];
