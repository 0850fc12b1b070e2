import type { Clock } from '@tenon/kernel';
import type { Store } from '@tenon/store';
import { z } from 'zod';
import { KVS_LIMITS } from '../../limits.ts';
import type { HostTables } from '../../schema/tables.ts';
import type { Vault } from '../../vault.ts';
import { KvsError } from './errors.ts';
import { requireKey, requireValue } from './limits.ts';
import { type Entry, KvsStore, type Space } from './store.ts';

/** The largest in any unit: longer is not storage but for ever, and overflows an instant. */
const TTL_VALUE_MAX = 31_536_000;

const ttl = z.object({
  value: z.number().positive().max(TTL_VALUE_MAX),
  unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']),
});
const metadataFields = z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'])).optional();
const setOptions = z
  .looseObject({
    ttl: ttl.optional(),
    keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
    returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
    returnMetadataFields: metadataFields,
  })
  .optional();

export const getRequest = z.object({ key: z.string(), options: z.looseObject({ metadataFields }).optional() });
export const setRequest = z.object({ key: z.string(), value: z.unknown(), options: setOptions });
export const deleteRequest = z.object({ key: z.string() });
export const queryRequest = z.object({
  limit: z.number().int().min(1).max(KVS_LIMITS.queryLimit).optional(),
  after: z.string().optional(),
  where: z
    .array(z.object({ property: z.literal('key'), condition: z.literal('BEGINS_WITH'), values: z.tuple([z.string()]) }))
    .max(1)
    .optional(),
});
const operation = { entityName: z.string().optional(), entity: z.unknown().optional() };
export const transactionRequest = z.object({
  set: z.array(setRequest.extend(operation)).optional(),
  delete: z.array(deleteRequest.extend(operation)).optional(),
  check: z.array(z.unknown()).optional(),
});
export const batchKeys = z.array(deleteRequest.extend(operation)).min(1).max(KVS_LIMITS.batchKeys);
export const batchSet = z.array(setRequest.extend(operation)).min(1).max(KVS_LIMITS.batchKeys);

const UNIT_MS = { SECONDS: 1000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 } as const;

/** What one installation may do with its storage. */
export class KvsService {
  readonly #store: Store<HostTables>;
  readonly #vault: Vault;
  readonly #clock: Clock;
  readonly #installationId: string;
  readonly #entries: KvsStore;

  constructor(deps: { store: Store<HostTables>; vault: Vault; clock: Clock }, installationId: string) {
    this.#store = deps.store;
    this.#vault = deps.vault;
    this.#clock = deps.clock;
    this.#installationId = installationId;
    this.#entries = new KvsStore(deps.store.db, installationId, deps.clock);
  }

  async get(space: Space, { key, options }: z.infer<typeof getRequest>): Promise<unknown> {
    const entry = await this.#entries.find(space, requireKey(key));
    if (entry === undefined) throw new KvsError('KEY_NOT_FOUND', 'The key does not exist');
    return this.#present(space, entry, options?.metadataFields);
  }

  set(space: Space, request: z.infer<typeof setRequest>): Promise<unknown> {
    return this.#store.transaction((tx) => this.#setWithin(this.#entries.within(tx), space, request));
  }

  async delete(space: Space, { key }: z.infer<typeof deleteRequest>): Promise<void> {
    await this.#entries.remove(space, requireKey(key));
  }

  async query({ limit = KVS_LIMITS.queryLimitDefault, after, where }: z.infer<typeof queryRequest>): Promise<unknown> {
    const rows = await this.#entries.list({
      prefix: where?.[0]?.values[0] ?? '',
      after: after === undefined ? undefined : decodeCursor(after),
      limit: limit + 1,
    });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      data: page.map((entry) => this.#present('plain', entry)),
      ...(rows.length > limit && last !== undefined ? { cursor: encodeCursor(last.key) } : {}),
    };
  }

  async transact({ set = [], delete: removals = [], check = [] }: z.infer<typeof transactionRequest>): Promise<void> {
    if (
      check.length > 0 ||
      [...set, ...removals].some((item) => item.entity !== undefined || item.entityName !== undefined)
    ) {
      throw new KvsError('NOT_SUPPORTED', 'Custom entities are not supported here');
    }
    const keys = [...set, ...removals].map((item) => item.key);
    if (keys.length > KVS_LIMITS.transactionOperations)
      throw new KvsError(
        'TOO_MANY_OPERATIONS',
        `Cannot run transaction: ${keys.length} operations exceed the limit of ${KVS_LIMITS.transactionOperations}`,
      );
    if (new Set(keys).size < keys.length)
      throw new KvsError('DUPLICATE_KEYS', 'Cannot run transaction: a key is used twice');
    await this.#store.transaction(async (tx) => {
      const entries = this.#entries.within(tx);
      for (const item of set) await this.#setWithin(entries, 'plain', item);
      for (const item of removals) await entries.remove('plain', requireKey(item.key));
    });
  }

  async #setWithin(
    entries: KvsStore,
    space: Space,
    { key, value, options }: z.infer<typeof setRequest>,
  ): Promise<unknown> {
    const text = requireValue(value);
    const before = await entries.find(space, requireKey(key));
    if (before !== undefined && options?.keyPolicy === 'FAIL_IF_EXISTS')
      throw new KvsError('KEY_ALREADY_EXISTS', 'The key already exists');
    const expiresAt =
      options?.ttl === undefined ? null : this.#clock.now() + options.ttl.value * UNIT_MS[options.ttl.unit];
    await entries.put(space, key, space === 'secret' ? this.#vault.seal(text, this.#purpose(key)) : text, expiresAt);
    if (options?.returnValue === undefined) return undefined;
    const answer = options.returnValue === 'PREVIOUS' ? before : await entries.find(space, key);
    return answer === undefined ? { key } : this.#present(space, answer, options.returnMetadataFields);
  }

  #present(space: Space, entry: Entry, fields: readonly string[] = []): Record<string, unknown> {
    const text = space === 'secret' ? this.#vault.open(entry.value, this.#purpose(entry.key)) : entry.value;
    return {
      key: entry.key,
      value: JSON.parse(text),
      ...(fields.includes('CREATED_AT') ? { createdAt: entry.created_at } : {}),
      ...(fields.includes('UPDATED_AT') ? { updatedAt: entry.updated_at } : {}),
      ...(fields.includes('EXPIRE_TIME') && entry.expires_at !== null
        ? { expireTime: new Date(entry.expires_at).toISOString() }
        : {}),
    };
  }

  #purpose(key: string): string {
    return `kvs:${this.#installationId}:${key}`;
  }
}

function encodeCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function decodeCursor(cursor: string): string {
  const key = Buffer.from(cursor, 'base64url').toString();
  if (key === '' || encodeCursor(key) !== cursor)
    throw new KvsError('INVALID_CURSOR', 'Cannot read page: the cursor is not one of ours');
  return key;
}
