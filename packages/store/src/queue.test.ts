import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIds, systemRandom } from '@tenon/kernel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createQueue, type Queue, type QueueTables, queueMigration } from './queue.ts';
import { openStore, type Store } from './store.ts';

let now = 1_000;
const clock = { now: () => now, after: () => ({ cancel() {} }) };
let store: Store<QueueTables>;
let queue: Queue;

beforeEach(async () => {
  now = 1_000;
  store = await openStore<QueueTables>({ path: ':memory:', migrations: [queueMigration] });
  queue = createQueue(store.db, { clock, ids: createIds(systemRandom) });
});
afterEach(() => store.close());

const claim = (limit = 10) => queue.claim({ limit, leaseMs: 100 });

describe('queue', () => {
  it('delivers in order, each job to one claimer, until completed', async () => {
    await queue.enqueue([1, 2, 3].map((n) => ({ queue: 'q', body: String(n) })));
    const first = await claim(2);
    expect(first.map((job) => job.body)).toEqual(['1', '2']);
    expect((await claim()).map((job) => job.body)).toEqual(['3']);
    expect(await claim()).toEqual([]);
    expect(await queue.complete(first[0]!)).toBe(true);
    expect(await queue.depth()).toBe(2);
  });

  it('delivers again at the instant a lease ends, and the old holder can do nothing any more', async () => {
    await queue.enqueue([{ queue: 'q', body: 'a' }]);
    const [lost] = await claim();
    now += 99;
    expect(await claim()).toEqual([]);
    now += 1;
    const [again] = await claim();
    expect(again).toMatchObject({ body: 'a', attempt: 2 });
    expect(await queue.complete(lost!)).toBe(false);
    expect(await queue.renew(lost!, 100)).toBe(false);
    expect(await queue.complete(again!)).toBe(true);
  });

  it('keeps a renewed lease', async () => {
    await queue.enqueue([{ queue: 'q', body: 'a' }]);
    const [job] = await claim();
    now += 90;
    expect(await queue.renew(job!, 100)).toBe(true);
    now += 90;
    expect(await claim()).toEqual([]);
  });

  it('drops a job whose key waits or runs, and takes it again afterwards', async () => {
    const job = { queue: 'q', body: 'a', dedupeKey: 'k' };
    await queue.enqueue([job, job]);
    const [taken] = await claim();
    await queue.enqueue([job]);
    expect(await queue.depth()).toBe(1);
    await queue.complete(taken!);
    await queue.enqueue([job]);
    expect(await queue.depth()).toBe(1);
  });

  it('passes over the groups that the claimer names', async () => {
    await queue.enqueue([
      { queue: 'q', body: 'a', group: 'x' },
      { queue: 'q', body: 'b' },
      { queue: 'q', body: 'c', group: 'y' },
    ]);
    const jobs = await queue.claim({ limit: 10, leaseMs: 100, exceptGroups: ['x'] });
    expect(jobs.map((job) => [job.body, job.group])).toEqual([
      ['b', undefined],
      ['c', 'y'],
    ]);
    expect((await claim()).map((job) => job.body)).toEqual(['a']);
    await queue.enqueue([{ queue: 'q', body: 'd', owner: 'o' }]);
    expect(await queue.claim({ limit: 1, leaseMs: 100, exceptOwners: ['o'] })).toEqual([]);
    expect(await queue.claim({ limit: 1, leaseMs: 100, exceptOwners: ['p'] })).toMatchObject([
      { body: 'd', owner: 'o' },
    ]);
  });

  it('holds back delayed and released jobs, and frees all leases for a new owner', async () => {
    await queue.enqueue([{ queue: 'q', body: 'late', delayMs: 50 }]);
    expect(await claim()).toEqual([]);
    expect(await queue.nextAvailableAt()).toBe(1_050);
    now += 50;
    const [job] = await claim();
    await queue.release(job!, 10);
    expect(await claim()).toEqual([]);
    now += 10;
    await claim();
    expect(await queue.releaseAll()).toBe(1);
    expect(await claim()).toHaveLength(1);
  });
});

describe('openStore()', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tenon-store-'));
  afterEach(() => rmSync(join(dir, 'x.db'), { force: true }));

  it('says in one line that a file is no database', async () => {
    writeFileSync(
      join(dir, 'x.db'),
      'this is not a database, and it is longer than a header of one hundred bytes would be, so it is read whole',
    );
    await expect(openStore({ path: join(dir, 'x.db'), migrations: [] })).rejects.toMatchObject({
      code: 'STORE_CORRUPT',
    });
  });

  it('says that a folder is not there', async () => {
    await expect(openStore({ path: join(dir, 'nowhere', 'x.db'), migrations: [] })).rejects.toMatchObject({
      code: 'STORE_UNWRITABLE',
    });
  });

  it('leaves nothing readable in an encrypted file, and opens it with the same key only', async () => {
    const path = join(dir, 'encrypted.db');
    const migrations = [
      { name: 'one', sql: "CREATE TABLE a (t TEXT); INSERT INTO a VALUES ('a text that must not be found')" },
    ];
    await (await openStore({ path, migrations, encryptionKey: 'right' })).close();
    expect(readFileSync(path).includes('must not be found')).toBe(false);
    expect(readFileSync(path).includes('SQLite format')).toBe(false);
    await expect(openStore({ path, migrations, encryptionKey: 'wrong' })).rejects.toMatchObject({
      code: 'STORE_CORRUPT',
    });
    await expect(openStore({ path, migrations })).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
    await (await openStore({ path, migrations, encryptionKey: 'right' })).close();
  });

  it('refuses a database of a newer version, and leaves a failed migration undone', async () => {
    const path = join(dir, 'x.db');
    const one = { name: 'one', sql: 'CREATE TABLE a (n INTEGER)' };
    await expect(
      openStore({ path, migrations: [one, { name: 'two', sql: 'CREATE TABLE b (n INTEGER); BROKEN' }] }),
    ).rejects.toThrow();
    await (await openStore({ path, migrations: [one, { name: 'two', sql: 'CREATE TABLE b (n INTEGER)' }] })).close();
    await expect(openStore({ path, migrations: [one] })).rejects.toMatchObject({ code: 'STORE_NEWER' });
  });
});
