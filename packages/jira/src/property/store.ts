import { invalid } from '../errors.ts';
import type { Db } from '../site-context.ts';

/** https://developer.atlassian.com/cloud/jira/platform/jira-entity-properties/ (read 2026-11). */
const KEY_LENGTH_MAX = 255;
const VALUE_LENGTH_MAX = 32_768;

/** True when the property is new. */
export async function writeProperty(db: Db, issueId: number, key: string, value: unknown): Promise<boolean> {
  if (key === '' || key.length > KEY_LENGTH_MAX) {
    throw invalid(`The property key must have 1 to ${KEY_LENGTH_MAX} characters.`);
  }
  const json = JSON.stringify(value);
  if (json === undefined) throw invalid('The property value must be JSON.');
  if (json.length > VALUE_LENGTH_MAX) {
    throw invalid(`The property value exceeds the limit of ${VALUE_LENGTH_MAX} characters.`);
  }
  const known = await findProperty(db, issueId, key);
  await db
    .insertInto('issue_property')
    .values({ issue_id: issueId, key, value: json })
    .onConflict((conflict) => conflict.columns(['issue_id', 'key']).doUpdateSet({ value: json }))
    .execute();
  return known === undefined;
}

export async function findProperty(db: Db, issueId: number, key: string): Promise<{ value: unknown } | undefined> {
  const row = await db
    .selectFrom('issue_property')
    .select('value')
    .where('issue_id', '=', issueId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && { value: JSON.parse(row.value) };
}

export async function listPropertyKeys(db: Db, issueId: number): Promise<string[]> {
  const rows = await db
    .selectFrom('issue_property')
    .select('key')
    .where('issue_id', '=', issueId)
    .orderBy('key')
    .execute();
  return rows.map((row) => row.key);
}

/** False when there is no such property. */
export async function removeProperty(db: Db, issueId: number, key: string): Promise<boolean> {
  const result = await db
    .deleteFrom('issue_property')
    .where('issue_id', '=', issueId)
    .where('key', '=', key)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
