import { describe, expect, test } from 'vitest';
import { APP, type World, world } from '../../test/memory-ports.ts';
import { awsKey, issue, paragraph } from '../../test/samples.ts';
import { LABEL } from '../domain/notice.ts';
import { allFindings, setFindingState } from './findings.ts';
import { scanIssue } from './scan-issue.ts';

const ID = '10001';

async function scan(ports: World): Promise<void> {
  ports.clock.now += 1000;
  await scanIssue(ports, { issueId: ID, requestedAt: ports.now() });
}

async function statesOf(ports: World): Promise<string[]> {
  return (await allFindings(ports)).map(({ state }) => state);
}

describe('scanIssue()', () => {
  test('raises one finding with label and comment, and nothing new the second time', async () => {
    const ports = world([issue(1, { description: paragraph(`key ${awsKey(1)} leaked`) })]);
    await scan(ports);
    expect(ports.jira.writes).toEqual([`label ${ID} true`, `add ${ID}`]);
    const [before] = await allFindings(ports);
    await scan(ports);
    expect(ports.jira.writes).toHaveLength(2);
    expect(await allFindings(ports)).toEqual([{ ...before, lastSeenAt: ports.now() }]);
    expect(ports.jira.issues.get(ID)?.labels).toEqual([LABEL]);
  });

  test('stores and posts no part of the value', async () => {
    const key = awsKey(2);
    const split = { type: 'text', text: key.slice(9), marks: [{ type: 'strong' }] };
    const description = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: key.slice(0, 9) }, split] }],
    };
    const ports = world([issue(1, { summary: `${key} in title`, description })]);
    await scan(ports);
    const kept = ports.storage.dump() + JSON.stringify(ports.jira.ownComments(ID)) + ports.jira.writes.join();
    expect(await statesOf(ports)).toEqual(['open', 'open']);
    for (let start = 0; start + 6 <= key.length; start += 1) expect(kept).not.toContain(key.slice(start, start + 6));
  });

  test('resolves when the text is gone, takes the label away, rewrites the one comment, and reopens', async () => {
    const ports = world([issue(1, { summary: awsKey(3) })]);
    await scan(ports);
    ports.jira.edit(ID, { summary: 'clean' });
    await scan(ports);
    expect(await statesOf(ports)).toEqual(['resolved']);
    expect(ports.jira.issues.get(ID)?.labels).toEqual([]);
    expect(JSON.stringify(ports.jira.ownComments(ID))).toContain('is resolved');
    ports.jira.edit(ID, { summary: awsKey(3) });
    await scan(ports);
    expect(await statesOf(ports)).toEqual(['open']);
    expect(ports.jira.ownComments(ID)).toHaveLength(1);
  });

  test('keeps a false positive through scans and drops its label', async () => {
    const ports = world([issue(1, { summary: awsKey(4) })]);
    await scan(ports);
    const [finding] = await allFindings(ports);
    const changes = await setFindingState(ports, {
      ids: [finding!.id, '10001:none', 'x'],
      state: 'falsePositive',
      by: 'ann',
    });
    expect(changes).toEqual([{ id: finding!.id, previous: 'open' }]);
    expect(ports.queue.issueJobs.map(({ issueId }) => issueId)).toEqual([ID]);
    await scan(ports);
    expect(await statesOf(ports)).toEqual(['falsePositive']);
    expect(ports.jira.issues.get(ID)?.labels).toEqual([]);
  });

  test('finds secrets in comments, but not in its own', async () => {
    const comments = [
      { id: '1', authorAccountId: 'ann', body: paragraph(`try ${awsKey(5)}`) },
      { id: '2', authorAccountId: APP, body: paragraph(`not ${awsKey(6)}`) },
    ];
    const ports = world([issue(1, { comments })]);
    await scan(ports);
    expect((await allFindings(ports)).map(({ field, commentId }) => [field, commentId])).toEqual([['comment', '1']]);
  });

  test('takes over its own comment when the record of it was lost', async () => {
    const comments = [{ id: 'c9', authorAccountId: APP, body: paragraph('old notice') }];
    const ports = world([issue(1, { summary: awsKey(7), comments })]);
    await scan(ports);
    expect(ports.jira.writes).toEqual([`label ${ID} true`, `update ${ID}`]);
  });

  test('two jobs that post at the same moment leave one comment', async () => {
    const ports = world([issue(1, { summary: awsKey(8) })]);
    await Promise.all([scan(ports), scan(ports)]);
    expect(ports.jira.ownComments(ID)).toHaveLength(1);
  });

  test('skips a job that a later scan has served, and does not skip the repetition of one that died', async () => {
    const ports = world([issue(1, { summary: awsKey(9) })]);
    ports.jira.interrupt = (point) => {
      if (point === `after add ${ID}`) throw new Error('killed');
    };
    const job = { issueId: ID, requestedAt: ports.now() };
    ports.clock.now += 10;
    await expect(scanIssue(ports, job)).rejects.toThrow('killed');
    ports.jira.interrupt = () => {};
    await scanIssue(ports, job);
    expect(ports.jira.ownComments(ID)).toHaveLength(1);
    const stored = ports.storage.dump();
    ports.jira.edit(ID, { summary: 'clean' });
    await scanIssue(ports, job);
    expect(ports.storage.dump()).toBe(stored);
  });

  test('closes the findings of a deleted issue', async () => {
    const ports = world([issue(1, { summary: awsKey(10) })]);
    await scan(ports);
    ports.jira.issues.delete(ID);
    await scanIssue(ports, { issueId: ID, requestedAt: ports.now(), isDeleted: true });
    expect(await statesOf(ports)).toEqual(['resolved']);
  });
});
