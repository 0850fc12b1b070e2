// The historical scan under a queue that delivers twice, out of order and after kills: against an undisturbed run.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type World, world } from '../../test/memory-ports.ts';
import { awsKey, issue, paragraph } from '../../test/samples.ts';
import { JiraCallError } from '../errors.ts';
import { scanStatus, startScan } from './control-scan.ts';
import { allFindings } from './findings.ts';
import { scanPage } from './scan-page.ts';

const issues = Array.from({ length: 13 }, (_, number) => {
  const isPlanted = number % 3 === 0;
  const body = isPlanted ? paragraph(`${awsKey(number)} and ${awsKey(number + 100)}`) : paragraph('nothing here');
  const canary = { expected: [{ rule: 'aws.access-key-id.1', field: 'description' }] };
  return issue(number, { description: body, ...(isPlanted ? { canary } : {}) });
});

async function outcome(ports: World) {
  const status = await scanStatus(ports);
  const findings = (await allFindings(ports)).map(({ id, state }) => `${id} ${state}`).sort();
  const comments = issues.map(({ id }) => ports.jira.ownComments(id).length);
  const labels = [...ports.jira.issues.values()].map((found) => found.labels);
  const { scanned, found, fresh, byRule, canariesExpected, canariesFound, state } = status!;
  return { findings, comments, labels, scanned, found, fresh, byRule, canariesExpected, canariesFound, state };
}

async function undisturbed() {
  const ports = world(issues);
  await startScan(ports);
  for (let job = ports.queue.scanJobs.shift(); job; job = ports.queue.scanJobs.shift()) await scanPage(ports, job);
  return outcome(ports);
}

test('scanPage() undisturbed finds everything and reports its canaries', async () => {
  expect(await undisturbed()).toMatchObject({
    scanned: 13,
    found: 10,
    fresh: 10,
    canariesExpected: 5,
    canariesFound: 5,
    state: 'complete',
  });
});

test('scanPage() ends the same however often jobs are repeated, swapped or killed', async () => {
  const expected = await undisturbed();
  const turn = fc.record({ pick: fc.nat(7), repeat: fc.boolean(), killAfter: fc.option(fc.nat(12)) });
  await fc.assert(
    fc.asyncProperty(fc.array(turn, { maxLength: 30 }), async (turns) => {
      const ports = world(issues);
      await startScan(ports);
      const jobs = ports.queue.scanJobs;
      for (let step = 0; jobs.length > 0 && step < 300; step += 1) {
        const { pick, repeat, killAfter } = turns[step] ?? { pick: 0, repeat: false, killAfter: null };
        const job = jobs[pick % jobs.length]!;
        let left = killAfter ?? Number.POSITIVE_INFINITY;
        ports.jira.interrupt = ports.storage.interrupt = () => {
          if (left-- <= 0) throw new Error('killed');
        };
        ports.clock.now += 1;
        const isDone = await scanPage(ports, job).then(
          () => true,
          () => false,
        );
        // At least once: what was not completed comes again, and so may what was.
        if (isDone && !repeat) jobs.splice(jobs.indexOf(job), 1);
      }
      expect(await outcome(ports)).toEqual(expected);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('a second scan of the same site finds the same and nothing new', async () => {
  const ports = world(issues);
  for (let run = 0; run < 2; run += 1) {
    ports.clock.now += 1000;
    await startScan(ports);
    for (let job = ports.queue.scanJobs.shift(); job; job = ports.queue.scanJobs.shift()) await scanPage(ports, job);
  }
  expect(await outcome(ports)).toMatchObject({ scanned: 13, found: 10, fresh: 0, canariesFound: 5 });
  expect(ports.jira.writes.filter((write) => write.startsWith('add'))).toHaveLength(5);
});

test('a project in which the app may not write does not end the scan: its findings are kept and counted', async () => {
  const ports = world(issues);
  ports.jira.interrupt = (point) => {
    if (point.includes('10003')) throw new JiraCallError('set label', 403);
  };
  await startScan(ports);
  for (let job = ports.queue.scanJobs.shift(); job; job = ports.queue.scanJobs.shift()) await scanPage(ports, job);
  expect(await scanStatus(ports)).toMatchObject({ state: 'complete', scanned: 13, found: 10, unmarked: 1 });
  expect((await allFindings(ports)).filter(({ issueId }) => issueId === '10003')).toHaveLength(2);
});
