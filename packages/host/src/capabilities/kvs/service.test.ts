import { systemRandom } from '@tenon/kernel';
import { openStore, type Store } from '@tenon/store';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KVS_LIMITS } from '../../limits.ts';
import { hostMigrations } from '../../schema/migrations.ts';
import type { HostTables } from '../../schema/tables.ts';
import { createVault } from '../../vault.ts';
import { KvsService } from './service.ts';

let now: number;
let store: Store<HostTables>;
const clock = { now: () => now, after: () => ({ cancel() {} }) };
const vault = createVault(new Uint8Array(32), systemRandom);
const serviceOf = (installationId: string) => new KvsService({ store, vault, clock }, installationId);

beforeEach(async () => {
  now = 1_000_000;
  store = await openStore<HostTables>({ path: ':memory:', migrations: hostMigrations });
  for (const id of ['one', 'two']) {
    const row = {
      id,
      app_id: id,
      slug: id,
      name: id,
      version: '1',
      environment_id: 'e',
      app_account_id: id,
      manifest: '{}',
      artifact_dir: '',
      installed_at: 0,
      updated_at: 0,
    };
    await store.db.insertInto('installation').values(row).execute();
  }
});
afterEach(() => store.close());

async function keysOf(service: KvsService, prefix: string, limit = 100): Promise<string[]> {
  const where = [{ property: 'key', condition: 'BEGINS_WITH', values: [prefix] }] as never;
  const keys: string[] = [];
  let after: string | undefined;
  do {
    const page = (await service.query({ where, limit, ...(after === undefined ? {} : { after }) })) as {
      data: { key: string }[];
      cursor?: string;
    };
    keys.push(...page.data.map(({ key }) => key));
    after = page.cursor;
  } while (after !== undefined);
  return keys;
}

describe('KvsService', () => {
  it('shows an installation its own entries and secrets only', async () => {
    await serviceOf('one').set('plain', { key: 'k', value: 1 });
    await serviceOf('one').set('secret', { key: 'k', value: 'hidden' });
    await expect(serviceOf('two').get('plain', { key: 'k' })).rejects.toMatchObject({ code: 'KEY_NOT_FOUND' });
    await expect(serviceOf('two').get('secret', { key: 'k' })).rejects.toMatchObject({ code: 'KEY_NOT_FOUND' });
    expect(await keysOf(serviceOf('two'), '')).toEqual([]);
    await serviceOf('two').delete('plain', { key: 'k' });
    expect(await serviceOf('one').get('plain', { key: 'k' })).toEqual({ key: 'k', value: 1 });
  });

  it('seals secrets, for their own key and installation', async () => {
    await serviceOf('one').set('secret', { key: 'k', value: 'hidden' });
    const rows = await store.db.selectFrom('kvs_entry').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('hidden');
    await store.db.updateTable('kvs_entry').set({ installation_id: 'two' }).execute();
    await expect(serviceOf('two').get('secret', { key: 'k' })).rejects.toThrow();
  });

  it('forgets an entry at the very instant of its expiry, in get and in query alike', async () => {
    const service = serviceOf('one');
    await service.set('plain', { key: 'k', value: 1, options: { ttl: { value: 30, unit: 'DAYS' } } });
    now += 30 * 86_400_000 - 1;
    expect(await service.get('plain', { key: 'k' })).toMatchObject({ value: 1 });
    expect(await keysOf(service, 'k')).toEqual(['k']);
    now += 1;
    await expect(service.get('plain', { key: 'k' })).rejects.toMatchObject({ code: 'KEY_NOT_FOUND' });
    expect(await keysOf(service, 'k')).toEqual([]);
    // What has expired is no obstacle to a new entry.
    await service.set('plain', { key: 'k', value: 2, options: { keyPolicy: 'FAIL_IF_EXISTS' } });
  });

  it('answers previous and latest values with the metadata asked for', async () => {
    const service = serviceOf('one');
    await service.set('plain', { key: 'k', value: 1 });
    now += 5;
    const options = {
      returnValue: 'PREVIOUS' as const,
      returnMetadataFields: ['CREATED_AT' as const, 'UPDATED_AT' as const],
    };
    expect(await service.set('plain', { key: 'k', value: 2, options })).toEqual({
      key: 'k',
      value: 1,
      createdAt: now - 5,
      updatedAt: now - 5,
    });
    expect(await service.set('plain', { key: 'k', value: 3, options: { ...options, returnValue: 'LATEST' } })).toEqual({
      key: 'k',
      value: 3,
      createdAt: now - 5,
      updatedAt: now,
    });
  });

  it('does all of a transaction or nothing', async () => {
    const service = serviceOf('one');
    await service.set('plain', { key: 'b', value: 0 });
    const set = [
      { key: 'a', value: 1 },
      { key: 'b', value: 1, options: { keyPolicy: 'FAIL_IF_EXISTS' as const } },
    ];
    await expect(service.transact({ set })).rejects.toMatchObject({ code: 'KEY_ALREADY_EXISTS' });
    expect(await keysOf(service, '')).toEqual(['b']);
    await expect(service.transact({ set: [{ key: 'a', value: 1 }], delete: [{ key: 'a' }] })).rejects.toMatchObject({
      code: 'DUPLICATE_KEYS',
    });
  });

  it.each([
    ['EMPTY_KEY', '', 1],
    ['KEY_TOO_LONG', 'k'.repeat(501), 1],
    ['INVALID_KEY', 'ä', 1],
    ['INVALID_KEY', '   ', 1],
    ['INVALID_REQUEST', 'k', undefined],
    ['MAX_SIZE', 'k', 'x'.repeat(KVS_LIMITS.valueBytes - 1)],
    ['MAX_DEPTH', 'k', JSON.parse('['.repeat(32) + ']'.repeat(32))],
  ])('refuses by %s', async (code, key, value) => {
    await expect(serviceOf('one').set('plain', { key, value })).rejects.toMatchObject({ code });
  });

  it('takes a value of exactly the largest size and depth, and refuses a made-up cursor', async () => {
    const service = serviceOf('one');
    await service.set('plain', { key: 'k'.repeat(500), value: 'x'.repeat(KVS_LIMITS.valueBytes - 2) });
    await service.set('plain', { key: 'deep', value: JSON.parse('['.repeat(31) + ']'.repeat(31)) });
    await expect(service.query({ after: '%%%' })).rejects.toMatchObject({ code: 'INVALID_CURSOR' });
  });

  it('lists every key with the prefix once, in order, whatever the page size (property)', async () => {
    const service = serviceOf('one');
    const key = fc.stringMatching(/^[a-c:._#-]{1,4}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(key, { maxLength: 20 }),
        fc.stringMatching(/^[a-c:]{0,2}$/),
        fc.integer({ min: 1, max: 7 }),
        async (keys, prefix, limit) => {
          await store.db.deleteFrom('kvs_entry').execute();
          for (const name of keys) await service.set('plain', { key: name, value: 1 });
          expect(await keysOf(service, prefix, limit)).toEqual(keys.filter((name) => name.startsWith(prefix)).sort());
        },
      ),
      { numRuns: 60 },
    );
  });
});
