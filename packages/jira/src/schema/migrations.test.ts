import { openStore } from '@tenon/store';
import { expect, it } from 'vitest';
import { migrations } from './migrations.ts';
import type { Tables } from './tables.ts';

it('migrations create the schema and the reference data', async () => {
  const store = await openStore<Tables>({ path: ':memory:', migrations });
  const types = await store.db.selectFrom('issue_type').select('name').execute();
  expect(types).toHaveLength(5);
  const statuses = await store.db.selectFrom('status').select(['name', 'category']).orderBy('category').execute();
  expect(statuses.map((row) => row.category)).toEqual(['done', 'indeterminate', 'new']);
  await store.close();
});
