// Plants one value of every detector in issues and comments, lets the scanner find them by event and by historical scan, then looks for
// each value, in several spellings, wherever something is kept or shown.
import type { Probe, ProbeResult } from '@tenon/assurance';
import { builtinRules } from '@tenon/detect';
import { systemRandom } from '@tenon/kernel';
import { startTestSite, type TestSite } from '@tenon/testkit/harness';
import { secretScannerDir } from '../repository.ts';
import { callResolver, createIssue, createProject, expectStatus, openFrame } from '../site-calls.ts';
import { type Canary, makeCanaries } from './canary.ts';
import { type Sink, watchHost } from './sinks.ts';

export function secretValuesPersistedNowhere(appDir = secretScannerDir): Probe {
  return {
    id: 'secret-values-persisted-nowhere',
    kind: 'behaviour',
    description:
      'A value that the scanner found stands in no store, queue, log, file, comment, label, property or answer',
    run: () => probe(appDir),
  };
}

async function probe(appDir: string): Promise<ProbeResult> {
  const site = await startTestSite({ apps: [appDir] });
  const watch = await watchHost(site);
  try {
    const canaries = makeCanaries(builtinRules, systemRandom);
    const issueKeys = await plant(site, canaries);
    await site.settled();
    const answers = await scanHistory(site);
    const missed = await missedRules(site, canaries);
    // A value that was not found was never in anybody's hands: its absence would prove nothing.
    if (missed.length > 0) return { outcome: 'error', findings: [`the scanner did not find ${missed.join(', ')}`] };
    const jira = (await Promise.all(issueKeys.map((key) => jiraSinks(site, key)))).flat();
    const waiting = await watch.waitingEvents();
    if (waiting > 0)
      return { outcome: false, findings: [`${waiting} events are still in the queue after their delivery`] };
    return judge(canaries, [...(await watch.sinks()), ...jira, ...answers]);
  } finally {
    await watch.close();
    await site.close();
  }
}

function judge(canaries: readonly Canary[], sinks: readonly Sink[]): ProbeResult {
  const leaks = new Set<string>();
  for (const { ruleId, traces } of canaries) {
    for (const sink of sinks) {
      const trace = traces.find(({ text }) => sink.text.includes(text));
      if (trace !== undefined) leaks.add(`${ruleId}: ${trace.form} in ${sink.name}`);
    }
  }
  const places = new Set(sinks.map(({ name }) => name)).size;
  const holds = `${canaries.length} values, ${sinks.length} records in ${places} places, none held a value`;
  return { outcome: leaks.size === 0, findings: leaks.size === 0 ? [holds] : [...leaks] };
}

/** Each value stands in the description of one issue and in a comment of the same. */
async function plant(site: TestSite, canaries: readonly Canary[]): Promise<string[]> {
  await createProject(site, 'PROBE');
  const keys: string[] = [];
  for (const [index, canary] of canaries.entries()) {
    const body = codeBlock(canary.text);
    const key = await createIssue(site, 'PROBE', { summary: `Probe ${index}`, description: body });
    expectStatus(await site.call(site.admin, 'POST', `/rest/api/3/issue/${key}/comment`, { body }), 201);
    keys.push(key);
  }
  return keys;
}

function codeBlock(text: string): object {
  return { type: 'doc', version: 1, content: [{ type: 'codeBlock', content: [{ type: 'text', text }] }] };
}

async function askAdmin(site: TestSite, functionKey: string, payload: object = {}): Promise<unknown> {
  const { token } = await openFrame(site, site.admin, { moduleKey: 'secret-scanner-admin' });
  const { result } = await callResolver(site, site.admin, token ?? '', functionKey, payload);
  if (result?.ok !== true) throw new Error(`The admin page does not answer ${functionKey}`);
  return result.value;
}

/** Scans everything once more and returns what the admin page then shows. */
async function scanHistory(site: TestSite): Promise<Sink[]> {
  await askAdmin(site, 'startScan');
  await site.settled();
  const shown: [name: string, payload: object][] = [
    ['overview', {}],
    ['scanStatus', {}],
    ['listFindings', { offset: 0, limit: 100 }],
    ['exportFindings', { offset: 0 }],
  ];
  const sinks: Sink[] = [];
  for (const [name, payload] of shown) {
    sinks.push({ name: `answer of ${name}`, text: JSON.stringify(await askAdmin(site, name, payload)) });
  }
  return sinks;
}

async function missedRules(site: TestSite, canaries: readonly Canary[]): Promise<string[]> {
  const { items } = (await askAdmin(site, 'listFindings', { offset: 0, limit: 100 })) as {
    items: { ruleId: string }[];
  };
  const found = new Set(items.map(({ ruleId }) => ruleId));
  return canaries.map(({ ruleId }) => ruleId).filter((ruleId) => !found.has(ruleId));
}

interface Issue {
  fields: Record<string, unknown> & { comment?: { comments?: { author?: { accountId?: string } }[] } };
  changelog?: unknown;
}

/** What the site keeps of an issue, without the two places where we planted the value ourselves. */
async function jiraSinks(site: TestSite, key: string): Promise<Sink[]> {
  const path = `/rest/api/3/issue/${key}`;
  const issue = expectStatus(await site.call<Issue>(site.admin, 'GET', `${path}?expand=changelog`), 200);
  const { description: _, comment, ...fields } = issue.fields;
  const foreign = (comment?.comments ?? []).filter(({ author }) => author?.accountId !== site.admin);
  const { keys } = expectStatus(
    await site.call<{ keys: { key: string }[] }>(site.admin, 'GET', `${path}/properties`),
    200,
  );
  const properties = await Promise.all(
    keys.map((entry) => site.call(site.admin, 'GET', `${path}/properties/${entry.key}`)),
  );
  return [
    { name: 'fields of the issue', text: JSON.stringify(fields) },
    { name: 'comments by others', text: JSON.stringify(foreign) },
    { name: 'history of the issue', text: JSON.stringify(issue.changelog ?? {}) },
    { name: 'properties of the issue', text: JSON.stringify(properties) },
  ];
}
