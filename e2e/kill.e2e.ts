import { cpSync, existsSync, readFileSync } from 'node:fs';
import { openAdminSession } from '@tenon/testkit/session';
import { afterAll, expect, it } from 'vitest';
import { allFindings, scannerComments, waitForScan } from './scanner.ts';
import { dataDir, startSite } from './site-process.ts';

const disturbed = dataDir();
const undisturbed = dataDir();
afterAll(() => {
  disturbed.remove();
  undisturbed.remove();
});

/** Where the kernel ends the sandboxes of a killed host. */
const hasParentDeath = existsSync('/usr/bin/setpriv');

/** Resolves when none of the processes exists any more; the test's time limit is the bound. */
async function gone(pids: number[]): Promise<void> {
  while (pids.some((pid) => existsSync(`/proc/${pid}/stat`) && !isZombie(pid))) await new Promise(setImmediate);
}

function isZombie(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

const ISSUES = 900;

async function open(data: string) {
  const site = await startSite(data, '--issues', String(ISSUES));
  return { site, session: await openAdminSession(site.url, site.account('admin@demo.example')) };
}

const identity = ({ issueKey, field, ruleId }: { issueKey: string; field: string; ruleId: string }) =>
  `${issueKey} ${field} ${ruleId}`;

it('a historical scan survives kill -9 and ends with the findings of an undisturbed one, none twice', async () => {
  // Both sites start from the same data, keys and accounts included.
  const first = await open(disturbed.path);
  await first.site.stop();
  cpSync(disturbed.path, undisturbed.path, { recursive: true });

  const calm = await open(undisturbed.path);
  await calm.session.invoke('startScan');
  const expected = await waitForScan(calm.session, (status) => status.state === 'complete');
  const expectedFindings = await allFindings(calm.session);
  await calm.site.stop();
  expect(expected.scanned).toBe(ISSUES);
  expect(expectedFindings.length).toBeGreaterThan(20);

  const before = await open(disturbed.path);
  await before.session.invoke('startScan');
  const midway = await waitForScan(before.session, (status) => status.scanned > 0);
  const sandboxes = hasParentDeath ? before.site.children() : [];
  await before.site.kill();
  await gone(sandboxes);
  expect(midway).toMatchObject({ state: 'running' });
  expect(midway.scanned).toBeLessThan(ISSUES);

  const after = await open(disturbed.path);
  const ended = await waitForScan(after.session, (status) => status.state === 'complete');
  expect(ended).toMatchObject({ scanned: ISSUES, found: expected.found, canariesFound: expected.canariesFound });
  const findings = await allFindings(after.session);
  expect(new Set(findings.map((finding) => finding.id)).size).toBe(findings.length);
  expect(findings.map(identity).sort()).toEqual(expectedFindings.map(identity).sort());
  const comments = await scannerComments(
    after.session,
    findings.map((finding) => finding.issueKey),
  );
  expect([...comments].filter(([, count]) => count !== 1)).toEqual([]);
  await after.site.stop();
});
