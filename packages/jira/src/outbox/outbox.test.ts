import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger } from '@tenon/kernel';
import { fakeClock, seededRandom } from '@tenon/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type JiraEvent, openJira } from '../index.ts';
import type { Jira } from '../open-jira.ts';

const clock = fakeClock(0);
let folder: string;
let open: Jira[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenon-outbox-'));
  open = [];
});
afterEach(async () => {
  await Promise.all(open.map((jira) => jira.close()));
  rmSync(folder, { recursive: true });
});

let seed = 0;
async function start(): Promise<Jira> {
  const logger = createLogger(() => {});
  const random = seededRandom(++seed);
  const databasePath = join(folder, 'jira.db');
  const jira = await openJira({ databasePath, baseUrl: 'http://tenon.localhost', clock, random, logger });
  open.push(jira);
  return jira;
}

/** A site with a project, and a way to make one event. */
async function prepare(jira: Jira): Promise<() => Promise<number>> {
  const admin = await jira.users.ensure({
    email: 'a@b.example',
    displayName: 'A',
    accountType: 'atlassian',
    isAdmin: true,
  });
  const post = async (path: string, body: unknown) => {
    const request = new Request(`http://tenon.localhost/rest/api/3${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await jira.fetch(request, admin)).status;
  };
  await post('/project', { key: 'AB', name: 'Ab', leadAccountId: admin.accountId });
  const fields = { project: { key: 'AB' }, issuetype: { name: 'Bug' }, summary: 'S' };
  return () => post('/issue', { fields });
}

it('delivers again, once, what a killed process had claimed and not finished', async () => {
  const first = await start();
  const make = await prepare(first);
  const seen: JiraEvent[] = [];
  let taken = () => {};
  const isTaken = new Promise<void>((resolve) => {
    taken = resolve;
  });
  let release = () => {};
  const isReleased = new Promise<void>((resolve) => {
    release = resolve;
  });
  first.events.subscribe(async (event) => {
    seen.push(event);
    taken();
    await isReleased; // The process dies in here: it never confirms.
  });
  await make();
  await isTaken;

  const second = await start();
  const again: JiraEvent[] = [];
  second.events.subscribe(async (event) => void again.push(event));
  await second.events.drained();
  expect(again).toEqual(seen);
  expect(again).toHaveLength(1);

  const third = await start();
  const none: JiraEvent[] = [];
  third.events.subscribe(async (event) => void none.push(event));
  await third.events.drained();
  expect(none).toEqual([]);
  release();
});

it('keeps events while nobody listens, also over a restart', async () => {
  const first = await start();
  const make = await prepare(first);
  await make();
  await make();
  await first.close();
  open.pop();
  const second = await start();
  const seen: string[] = [];
  second.events.subscribe(async (event) => void seen.push((event.payload.issue as { key: string }).key));
  await second.events.drained();
  expect(seen).toEqual(['AB-1', 'AB-2']);
});

it('tries a refused delivery again with growing pauses, with the same id', async () => {
  const jira = await start();
  const make = await prepare(jira);
  const tries: [number, string][] = [];
  jira.events.subscribe(async (event) => {
    tries.push([clock.now(), event.id]);
    if (tries.length < 4) throw new Error('no');
  });
  const from = clock.now();
  await make();
  await jira.events.drained();
  for (let i = 0; i < 10; i++) {
    await clock.advance(1000);
    await jira.events.drained();
  }
  expect(tries.map(([at]) => (at - from) / 1000)).toEqual([0, 1, 3, 7]);
  expect(new Set(tries.map(([, id]) => id)).size).toBe(1);
});

it('a refused change leaves no event', async () => {
  const jira = await start();
  await prepare(jira);
  const seen: JiraEvent[] = [];
  jira.events.subscribe(async (event) => void seen.push(event));
  const request = new Request('http://tenon.localhost/rest/api/3/issue', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // The field is read after the issue's number was drawn: the whole transaction goes back.
    body: JSON.stringify({ fields: { project: { key: 'AB' } }, properties: [{ key: '', value: 1 }] }),
  });
  const { accountId } = await jira.users.ensure({ email: 'a@b.example', displayName: 'A', accountType: 'atlassian' });
  expect((await jira.fetch(request, { accountId })).status).toBe(400);
  await jira.events.drained();
  expect(seen).toEqual([]);
});
