// The app in the real host on the real site: events, queue, storage and REST are all there.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { customUi } from '@tenon/app-kit/vite';
import { startTestSite, type TestSite } from '@tenon/testkit/harness';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FindingView, ScanStatus } from '../src/contract.ts';
import { CANARY_PROPERTY } from '../src/domain/canary.ts';
import { LABEL } from '../src/domain/notice.ts';
import { awsKey, paragraph } from './samples.ts';

const appDir = join(import.meta.dirname, '..');
const RULE = 'aws.access-key-id.1';
let site: TestSite;

interface Result<T> {
  ok: boolean;
  value: T;
  code?: string;
}
interface Issue {
  id: string;
  key: string;
  fields: { labels: string[]; comment: { comments: { body: unknown }[] } };
}

beforeAll(async () => {
  for (const resource of ['admin', 'issue-panel']) {
    const isBuilt = existsSync(join(appDir, 'static', resource, 'build', 'index.html'));
    if (!isBuilt) await build({ ...customUi(appDir, resource), configFile: false, logLevel: 'silent' });
  }
  site = await startTestSite({ apps: [appDir] });
  await site.call(site.admin, 'POST', '/rest/api/3/project', {
    key: 'SHOP',
    name: 'Web shop',
    projectTypeKey: 'software',
    leadAccountId: site.admin,
  });
}, 120_000);
afterAll(() => site.close());

async function createIssue(fields: Record<string, unknown>, canary?: unknown): Promise<string> {
  const body = { fields: { project: { key: 'SHOP' }, issuetype: { name: 'Task' }, ...fields } };
  const created = await site.call<{ id: string; key: string }>(site.admin, 'POST', '/rest/api/3/issue', body);
  expect(created.status).toBe(201);
  const path = `/rest/api/3/issue/${created.body.key}/properties/${CANARY_PROPERTY}`;
  if (canary) await site.call(site.admin, 'PUT', path, canary);
  return created.body.key;
}

async function readIssue(key: string): Promise<Issue> {
  return (await site.call<Issue>(site.admin, 'GET', `/rest/api/3/issue/${key}?fields=labels,comment`)).body;
}

/** Calls a resolver as the front end does: through a frame that the person opened. */
async function invoke<T>(
  accountId: string,
  functionKey: string,
  payload: object = {},
  issueKey?: string,
): Promise<Result<T>> {
  const [installation] = await site.tenon.host.installations();
  const moduleKey = issueKey === undefined ? 'secret-scanner-admin' : 'secret-scanner-issue';
  const target = { installationId: installation?.id, moduleKey, ...(issueKey === undefined ? {} : { issueKey }) };
  const frame = await site.shell<{ frameToken: string; code?: string }>(accountId, '/_tenon/frames', target);
  if (frame.status !== 200) return { ok: false, code: frame.body.code ?? String(frame.status), value: undefined as T };
  const call = { frameToken: frame.body.frameToken, functionKey, payload };
  return (await site.shell<{ body: Result<T> }>(accountId, '/_tenon/invoke', call)).body.body;
}

async function findings(): Promise<FindingView[]> {
  return (await invoke<{ items: FindingView[] }>(site.admin, 'listFindings', { offset: 0, limit: 100 })).value.items;
}

function hostFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? hostFiles(path) : [path];
  });
}

test('a key in a new issue becomes a finding, a label and one comment within two seconds, and its value goes nowhere', async () => {
  const key = awsKey('realtime');
  const startedAt = Date.now();
  const issueKey = await createIssue({ summary: 'Deploy fails', description: paragraph(`use ${key} for now`) });
  await site.settled();
  expect(Date.now() - startedAt).toBeLessThan(2000);
  const issue = await readIssue(issueKey);
  expect(issue.fields.labels).toEqual([LABEL]);
  expect(issue.fields.comment.comments).toHaveLength(1);
  expect(await findings()).toMatchObject([
    { issueKey, ruleId: RULE, field: 'description', state: 'open', source: 'realtime' },
  ]);
  const hostData = hostFiles(site.dataPath)
    .filter((path) => /host\.db/.test(path))
    .map((path) => readFileSync(path, 'latin1'));
  // Were the storage sealed, the search below would prove nothing.
  expect(hostData.join()).toContain('AWS access key ID');
  for (const text of [JSON.stringify(issue), JSON.stringify(site.log), ...hostData])
    expect(text).not.toContain(key.slice(4, 16));
});

test('changing something else, and the comment of the app itself, raise nothing new', async () => {
  const [before] = await findings();
  await site.call(site.admin, 'PUT', `/rest/api/3/issue/${before!.issueKey}`, {
    fields: { summary: 'Deploy fails on Friday' },
  });
  await site.settled();
  expect(await findings()).toMatchObject([{ id: before!.id, firstSeenAt: before!.firstSeenAt, state: 'open' }]);
  expect((await readIssue(before!.issueKey)).fields.comment.comments).toHaveLength(1);
});

test('removing the key resolves the finding and takes the label away', async () => {
  const [before] = await findings();
  await site.call(site.admin, 'PUT', `/rest/api/3/issue/${before!.issueKey}`, {
    fields: { description: paragraph('removed') },
  });
  await site.settled();
  expect(await findings()).toMatchObject([{ id: before!.id, state: 'resolved', updatedBy: 'scanner' }]);
  const issue = await readIssue(before!.issueKey);
  expect(issue.fields.labels).toEqual([]);
  expect(JSON.stringify(issue.fields.comment.comments)).toContain('is resolved');
});

test('a historical scan over several pages finds every canary, and a second one nothing new', async () => {
  for (let number = 0; number < 130; number += 1) {
    const isPlanted = number % 13 === 0;
    const description = paragraph(isPlanted ? `token ${awsKey(number)}` : 'all is well');
    const canary = isPlanted ? { expected: [{ rule: RULE, field: 'description' }] } : undefined;
    await createIssue({ summary: `Task ${number}`, description }, canary);
  }
  await site.settled();
  for (let run = 0; run < 2; run += 1) {
    expect(await invoke(site.admin, 'startScan')).toMatchObject({ ok: true });
    await site.settled();
    const { value: status } = await invoke<ScanStatus>(site.admin, 'scanStatus');
    const expected = {
      state: 'complete',
      scanned: 131,
      total: 131,
      found: 10,
      fresh: 0,
      canariesExpected: 10,
      canariesFound: 10,
    };
    expect(status).toMatchObject(expected);
  }
  expect(await findings()).toHaveLength(11);
});

test('a scan that is cut off by a restart goes on and ends with the same', async () => {
  expect(await invoke(site.admin, 'startScan')).toMatchObject({ ok: true });
  await site.reopen();
  await site.settled();
  const { value: status } = await invoke<ScanStatus>(site.admin, 'scanStatus');
  expect(status).toMatchObject({ state: 'complete', scanned: 131, found: 10 });
  expect(await findings()).toHaveLength(11);
});

test('a false positive survives a scan and loses label', async () => {
  const finding = (await findings()).find(({ state }) => state === 'open')!;
  const answer = await invoke(site.admin, 'setFindingState', { ids: [finding.id], state: 'falsePositive' });
  expect(answer).toMatchObject({ ok: true, value: { changes: [{ id: finding.id, previous: 'open' }] } });
  await invoke(site.admin, 'startScan');
  await site.settled();
  expect((await findings()).find(({ id }) => id === finding.id)).toMatchObject({
    state: 'falsePositive',
    updatedBy: site.admin,
  });
  expect((await readIssue(finding.issueKey)).fields.labels).toEqual([]);
});

test('someone who is no administrator gets nothing from the admin page, by the frame or behind it', async () => {
  expect(await invoke(site.user, 'overview')).toMatchObject({ ok: false, code: 'NOT_PERMITTED' });
  const [installation] = await site.tenon.host.installations();
  const event = { call: { functionKey: 'listFindings', payload: { offset: 0, limit: 10 } }, context: {} };
  const outcome = await site.tenon.host.invoke({
    installationId: installation!.id,
    functionKey: 'admin-resolver',
    moduleType: 'jira:adminPage',
    moduleKey: 'secret-scanner-admin',
    accountId: site.user,
    lane: 'interactive',
    event,
  });
  expect(outcome).toMatchObject({ success: true, body: { ok: false, code: 'NOT_PERMITTED' } });
});

test('whoever sees an issue sees its findings there, without fingerprints', async () => {
  const { issueKey } = (await findings()).find(({ state }) => state === 'open')!;
  const answer = await invoke<object[]>(site.user, 'issueFindings', { issueId: '1' }, issueKey);
  expect(answer).toMatchObject({
    ok: true,
    value: [{ field: 'description', ruleName: 'AWS access key ID', state: 'open' }],
  });
  expect(Object.keys(answer.value[0]!)).not.toContain('id');
});
