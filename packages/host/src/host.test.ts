import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, openFixture } from './testing/host-fixture.ts';

const manifest = `app:
  id: ari:cloud:ecosystem::app/aaaaaaaa-0000-4000-8000-000000000001
  name: Sample
  runtime:
    name: nodejs20.x
permissions:
  scopes: [read:jira-work, read:jira-user, 'storage:app']
modules:
  function:
    - { key: echo, handler: index.echo }
    - { key: storage, handler: index.storage }
    - { key: whoami, handler: index.whoami }
    - { key: write-issue, handler: index.writeIssue }
    - { key: push, handler: index.push }
    - { key: consume, handler: index.consume, timeoutSeconds: 60 }
    - { key: push-limited, handler: index.pushLimited }
    - { key: consume-limited, handler: index.consumeLimited }
    - { key: on-event, handler: index.onEvent }
    - { key: read, handler: index.read }
    - { key: spin, handler: index.spin }
    - { key: grow, handler: index.grow, runtime: { memoryMB: 256 } }
    - { key: throws, handler: index.throws }
    - { key: log, handler: index.log }
    - { key: impersonate, handler: index.impersonate }
  trigger:
    - { key: created, function: on-event, events: ['avi:jira:created:issue'], filter: { ignoreSelf: true } }
  consumer:
    - { key: work, queue: work, function: consume }
    - { key: limited, queue: limited, function: consume-limited }
`;

const source = `
import api, { route, assumeTrustedRoute } from '@forge/api';
import { kvs, WhereConditions } from '@forge/kvs';
import { InvocationError, Queue } from '@forge/events';

export const echo = async (event: unknown, context: unknown) => ({ event, context });

export async function storage() {
  await kvs.set('a:1', { n: 1 });
  await kvs.set('a:2', 'two');
  await kvs.set('b:1', true);
  await kvs.setSecret('a:1', 'hidden');
  const page = await kvs.query().where('key', WhereConditions.beginsWith('a:')).limit(1).getMany();
  const next = await kvs.query().where('key', WhereConditions.beginsWith('a:')).limit(1).cursor(page.nextCursor ?? '').getMany();
  await kvs.delete('b:1');
  await kvs.transact().set('t:1', 1).set('t:2', 2).execute();
  let conflict = '';
  try { await kvs.set('a:1', 2, { keyPolicy: 'FAIL_IF_EXISTS' }); } catch (error) { conflict = (error as { code: string }).code; }
  let tooLong = '';
  try { await kvs.set('k'.repeat(501), 1); } catch (error) { tooLong = (error as { code: string }).code; }
  return { one: await kvs.get('a:1'), missing: (await kvs.get('nothing')) ?? null, gone: (await kvs.get('b:1')) ?? null, secret: await kvs.getSecret('a:1'),
    keys: [...page.results, ...next.results].map((entry) => entry.key), more: next.nextCursor ?? null, t: await kvs.get('t:2'), conflict, tooLong };
}

export async function whoami() {
  const ask = async (call: typeof api.asApp) => (await call().requestJira(route\`/rest/api/3/myself\`)).json();
  return { app: await ask(() => api.asApp()), user: await ask(() => api.asUser() as never) };
}
export async function impersonate() {
  const response = await api.asUser('somebody-else').requestJira(route\`/rest/api/3/myself\`);
  return response.status;
}
export async function writeIssue() {
  const statuses: number[] = [];
  statuses.push((await api.asApp().requestJira(route\`/rest/api/3/issue/A-1\`, { method: 'PUT', body: '{}' })).status);
  statuses.push((await api.asApp().requestJira(assumeTrustedRoute('/rest/api/3/secret-operation'))).status);
  for (const path of ['/rest/api/3/../../login', '/rest/api/3/%2e%2e/x', '//evil.example/rest/api/3/myself', '/rest/api/3/issue/a%2f..%2fb']) {
    try { statuses.push((await api.asApp().requestJira(assumeTrustedRoute(path))).status); } catch { statuses.push(-1); }
  }
  return statuses;
}

export async function push(event: { bodies: object[] }) {
  return new Queue({ key: 'work' }).push(event.bodies.map((body) => ({ body: body as Record<string, unknown> })));
}
export async function consume(event: { body: { name: string; fail?: boolean }; retryContext?: { retryCount: number } }) {
  const seen = ((await kvs.get('seen:' + event.body.name)) as number | undefined) ?? 0;
  await kvs.set('seen:' + event.body.name, seen + 1);
  if (event.body.fail && event.retryContext === undefined) return new InvocationError({ retryAfter: 0, retryReason: 'FUNCTION_RETRY_REQUEST' as never });
}
export async function pushLimited() {
  await new Queue({ key: 'limited' }).push(Array.from({ length: 6 }, (_, n) => ({ body: { n }, concurrency: { key: 'k', limit: 1 } })));
}
export async function consumeLimited() {
  const before = ((await kvs.get('limited:running')) as number | undefined) ?? 0;
  await kvs.set('limited:running', before + 1);
  await kvs.set('limited:peak', Math.max(before + 1, ((await kvs.get('limited:peak')) as number | undefined) ?? 0));
  await kvs.set('limited:running', before);
  await kvs.set('limited:done', (((await kvs.get('limited:done')) as number | undefined) ?? 0) + 1);
}
export async function onEvent(event: { issue: { key: string } }) {
  await kvs.set('event:' + event.issue.key, event);
}
export async function read(event: { key: string }) {
  return (await kvs.get(event.key)) ?? null;
}
export function spin() { for (;;); }
export async function grow() { const kept: Buffer[] = []; for (;;) { kept.push(Buffer.alloc(16 * 1024 * 1024, 1)); await new Promise((done) => setTimeout(done, 5)); } }
export function throws() { throw new TypeError('broken on purpose'); }
export function log() { console.log('hello', { a: 1 }); console.error(new Error('told')); return 1; }
`;

let fixture: Fixture;

beforeAll(async () => {
  fixture = await openFixture({ manifest, source });
});
afterAll(() => fixture.close());

async function bodyOf(functionKey: string, event?: unknown, options?: { accountId?: string }): Promise<never> {
  const outcome = await fixture.run(functionKey, event, options);
  if (!outcome.success) throw new Error(`${outcome.reason}: ${outcome.error.errorMessage}`);
  return outcome.body as never;
}

describe('invoke()', () => {
  it('passes event and context, and keeps concurrent calls apart', async () => {
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => bodyOf('echo', { n }, { accountId: `user-${n}` })));
    expect(
      answers.map((a: { event: { n: number }; context: { principal: { accountId: string } } }) => [
        a.event.n,
        a.context.principal.accountId,
      ]),
    ).toEqual([1, 2, 3, 4, 5].map((n) => [n, `user-${n}`]));
  });

  it("reports the app's own exception and goes on", async () => {
    expect(await fixture.run('throws')).toMatchObject({
      success: false,
      reason: 'app',
      error: { errorMessage: 'broken on purpose', errorType: 'TypeError' },
    });
    expect(await bodyOf('echo', { after: true })).toMatchObject({ event: { after: true } });
  });

  it('kills a busy loop at its time limit and starts afresh', async () => {
    const outcome = await fixture.run('spin', {}, { timeoutMs: 300 });
    expect(outcome).toMatchObject({ success: false, reason: 'timeout' });
    expect(await bodyOf('echo', {})).toBeDefined();
  });

  it('kills a function whose Buffers exceed its memory limit', async () => {
    expect(await fixture.run('grow')).toMatchObject({
      success: false,
      reason: 'memory',
      error: { errorType: 'FUNCTION_OUT_OF_MEMORY' },
    });
  });

  it('keeps what the app prints, apart from the log of the host', async () => {
    await bodyOf('log');
    const lines = await fixture.host.logs(fixture.installationId, 50);
    expect(lines.map((line) => line.text)).toContain('hello {"a":1}');
    expect(lines.some((line) => line.level === 'error' && line.text.includes('told'))).toBe(true);
    expect(JSON.stringify(fixture.log)).not.toContain('hello');
  });

  it('refuses a function that the manifest does not declare', async () => {
    expect(await fixture.run('nowhere')).toMatchObject({ success: false, error: { errorType: 'FUNCTION_NOT_FOUND' } });
  });
});

describe('kvs', () => {
  it('stores, lists by page, deletes, keeps secrets apart and holds the limits', async () => {
    expect(await bodyOf('storage')).toEqual({
      one: { n: 1 },
      missing: null,
      gone: null,
      secret: 'hidden',
      keys: ['a:1', 'a:2'],
      more: null,
      t: 2,
      conflict: 'KEY_ALREADY_EXISTS',
      tooLong: 'KEY_TOO_LONG',
    });
  });
});

describe('requestJira', () => {
  it('acts as the app or as the user of the invocation, whatever the app says', async () => {
    expect(await bodyOf('whoami', {}, { accountId: 'user-7' })).toMatchObject({
      app: { accountId: 'app:aaaaaaaa-0000-4000-8000-000000000001' },
      user: { accountId: 'user-7' },
    });
    const refused = await fixture.run('impersonate', {}, { accountId: 'user-7' });
    expect(refused.success).toBe(false);
    const nobody = await fixture.run('whoami', {});
    expect(nobody.success).toBe(false);
  });

  it('refuses what the scopes do not cover, unknown operations and crooked paths', async () => {
    const before = fixture.product.requests.length;
    expect(await bodyOf('write-issue', {}, { accountId: 'user-1' })).toEqual([401, 404, -1, -1, -1, -1]);
    expect(fixture.product.requests.length).toBe(before);
  });
});

describe('queue and events', () => {
  it('delivers each pushed event to its consumer', async () => {
    await bodyOf('push', { bodies: [{ name: 'x' }, { name: 'y' }] });
    await fixture.host.idle();
    expect(await bodyOf('read', { key: 'seen:x' })).toBe(1);
    expect(await bodyOf('read', { key: 'seen:y' })).toBe(1);
  });

  it('runs no more events of one concurrency key at once than the app allows', async () => {
    await bodyOf('push-limited');
    await fixture.host.idle();
    expect(await bodyOf('read', { key: 'limited:peak' })).toBe(1);
    // Without the limit two of these read-then-write counters would lose an update.
    expect(await bodyOf('read', { key: 'limited:done' })).toBe(6);
  });

  it('delivers again when the function asks for a retry', async () => {
    await bodyOf('push', { bodies: [{ name: 'again', fail: true }] });
    await fixture.host.idle();
    expect(await bodyOf('read', { key: 'seen:again' })).toBe(1);
    fixture.clock.advance(1_000);
    await fixture.host.idle();
    expect(await bodyOf('read', { key: 'seen:again' })).toBe(2);
  });

  it('calls triggers with the event, once per event id, and not for own changes when they ask so', async () => {
    const event = (id: string, key: string, actor: string) => ({
      id,
      type: 'avi:jira:created:issue',
      actorAccountId: actor,
      createdAt: 5,
      payload: { issue: { id: '1', key } },
    });
    await fixture.product.emit(event('1', 'A-1', 'user-1'));
    await fixture.product.emit(event('2', 'A-2', 'app:aaaaaaaa-0000-4000-8000-000000000001'));
    await fixture.host.idle();
    expect(await bodyOf('read', { key: 'event:A-1' })).toMatchObject({
      eventType: 'avi:jira:created:issue',
      selfGenerated: false,
    });
    expect(await bodyOf('read', { key: 'event:A-2' })).toBeNull();
  });

  it('keeps storage over a restart', async () => {
    await bodyOf('push', { bodies: [{ name: 'kept' }] });
    await fixture.host.idle();
    await fixture.reopen();
    expect(await bodyOf('read', { key: 'seen:kept' })).toBe(1);
  });
});
