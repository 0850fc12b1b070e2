// Calls every function of an admin page as the administrator, as a plain user and as nobody: through the front door (a frame), with a
// borrowed frame, through another module of the same app, and past the host's own door straight into the function.
import type { Probe, ProbeResult } from '@tenon/assurance';
import { startTestSite, type TestSite } from '@tenon/testkit/harness';
import { secretScannerDir } from '../repository.ts';
import { callResolver, createIssue, createProject, type Module, openFrame } from '../site-calls.ts';

export interface AdminPage {
  appDir: string;
  moduleKey: string;
  /** Key of the function module that resolves the calls of the page. */
  resolver: string;
  /** A module of the same app that plain users may open on an issue. */
  publicModuleKey?: string;
  /** Names of the resolver functions, each with a payload that passes its checks. */
  functions: Readonly<Record<string, object>>;
}

export const secretScannerPage: AdminPage = {
  appDir: secretScannerDir,
  moduleKey: 'secret-scanner-admin',
  resolver: 'admin-resolver',
  publicModuleKey: 'secret-scanner-issue',
  functions: {
    overview: {},
    scanStatus: {},
    listRules: {},
    listFindings: { offset: 0, limit: 10 },
    exportFindings: { offset: 0 },
    setFindingState: { ids: ['none'], state: 'open' },
    startScan: {},
    cancelScan: {},
    resumeScan: {},
  },
};

export function adminFunctionsRefuseNonAdmins(page: AdminPage = secretScannerPage): Probe {
  return {
    id: 'admin-functions-refuse-non-admins',
    kind: 'behaviour',
    description: 'Nobody but a Jira administrator gets an answer from a function of an admin page, by whatever way',
    run: () => probe(page),
  };
}

async function probe(page: AdminPage): Promise<ProbeResult> {
  const site = await startTestSite({ apps: [page.appDir] });
  try {
    await createProject(site, 'PROBE');
    // An admin page needs no issue; a page that is wrongly declared as an issue panel does, and must not escape for lack of one.
    const issueKey = await createIssue(site, 'PROBE', { summary: 'Anything' });
    const module: Module = { moduleKey: page.moduleKey, issueKey };
    const adminFrame = await openFrame(site, site.admin, module);
    if (adminFrame.token === undefined) return broken('the administrator cannot open the page');
    const unanswered = await unansweredFunctions(site, page, adminFrame.token);
    // Functions that answer nobody would look perfectly guarded.
    if (unanswered.length > 0) return broken(`the administrator gets no answer from ${unanswered.join(', ')}`);
    const holes = [
      ...(await frameHoles(site, module)),
      ...(await borrowedFrameHoles(site, page, adminFrame.token)),
      ...(await publicModuleHoles(site, page, issueKey)),
      ...(await directHoles(site, page)),
    ];
    const count = Object.keys(page.functions).length;
    const holds = `${count} functions answer the administrator and refuse a plain user and nobody`;
    return { outcome: holes.length === 0, findings: holes.length === 0 ? [holds] : holes };
  } finally {
    await site.close();
  }
}

function broken(what: string): ProbeResult {
  return { outcome: 'error', findings: [what] };
}

/** A function answers when it gives a result, or refuses for a reason of its own (nothing to cancel) rather than for who asks. */
async function unansweredFunctions(site: TestSite, page: AdminPage, token: string): Promise<string[]> {
  const silent: string[] = [];
  for (const [name, payload] of Object.entries(page.functions)) {
    const { result } = await callResolver(site, site.admin, token, name, payload);
    const isRefused =
      result === undefined || ['NOT_PERMITTED', 'INVALID_INPUT', 'INTERNAL'].includes(result.code ?? '');
    if (isRefused) silent.push(name);
  }
  return silent;
}

async function frameHoles(site: TestSite, module: Module): Promise<string[]> {
  const callers = [['a plain user', site.user] as const, ['nobody', undefined] as const];
  const opened = await Promise.all(
    callers.map(async ([who, accountId]) => ({ who, token: (await openFrame(site, accountId, module)).token })),
  );
  return opened.flatMap(({ who, token }) => (token === undefined ? [] : [`${who} can open the admin page`]));
}

/** A frame token that leaked must be worth nothing to another account. */
async function borrowedFrameHoles(site: TestSite, page: AdminPage, token: string): Promise<string[]> {
  const holes: string[] = [];
  for (const [name, payload] of Object.entries(page.functions)) {
    for (const [who, accountId] of [['a plain user', site.user] as const, ['nobody', undefined] as const]) {
      const { result } = await callResolver(site, accountId, token, name, payload);
      if (result?.ok === true) holes.push(`${name} answers ${who} who borrowed the administrator's frame`);
    }
  }
  return holes;
}

async function publicModuleHoles(site: TestSite, page: AdminPage, issueKey: string): Promise<string[]> {
  if (page.publicModuleKey === undefined) return [];
  const { token } = await openFrame(site, site.user, { moduleKey: page.publicModuleKey, issueKey });
  if (token === undefined) throw new Error(`A plain user cannot open ${page.publicModuleKey}`);
  const holes: string[] = [];
  for (const [name, payload] of Object.entries(page.functions)) {
    const { result } = await callResolver(site, site.user, token, name, payload);
    if (result?.ok === true) holes.push(`${name} answers a plain user through ${page.publicModuleKey}`);
  }
  return holes;
}

/** Past the host's own check: what is left is the guard of the function itself. */
async function directHoles(site: TestSite, page: AdminPage): Promise<string[]> {
  const [installation] = await site.tenon.host.installations();
  const holes: string[] = [];
  for (const [name, payload] of Object.entries(page.functions)) {
    for (const [who, account] of [['a plain user', { accountId: site.user }] as const, ['nobody', {}] as const]) {
      const outcome = await site.tenon.host.invoke({
        installationId: installation?.id ?? '',
        functionKey: page.resolver,
        moduleType: 'jira:adminPage',
        moduleKey: page.moduleKey,
        event: { call: { functionKey: name, payload }, context: {} },
        lane: 'interactive',
        ...account,
      });
      if (outcome.success && isAnswer(outcome.body)) holes.push(`${name} itself answers ${who}`);
    }
  }
  return holes;
}

/** Anything but a refusal counts as an answer, so that a function without our result form is not taken for guarded. */
function isAnswer(body: unknown): boolean {
  return !(typeof body === 'object' && body !== null && (body as { ok?: unknown }).ok === false);
}
