// What several probes do on a site: make issues, open frames, call resolvers.
import type { TestSite } from '@tenon/testkit/harness';

export interface Called {
  /** Status of the shell's route, or of the frame that could not be opened. */
  status: number;
  /** What the resolver gave, `{ ok, value }` or `{ ok, code }`; undefined when it was not reached. */
  result: { ok?: boolean; value?: unknown; code?: string } | undefined;
}

export interface Module {
  moduleKey: string;
  issueKey?: string;
}

export async function createProject(site: TestSite, key: string): Promise<void> {
  const body = { key, name: 'Probe', projectTypeKey: 'software', leadAccountId: site.admin };
  expectStatus(await site.call(site.admin, 'POST', '/rest/api/3/project', body), 201);
}

/** Returns the key of the new issue. */
export async function createIssue(
  site: TestSite,
  projectKey: string,
  fields: Record<string, unknown>,
): Promise<string> {
  const body = { fields: { project: { key: projectKey }, issuetype: { name: 'Task' }, ...fields } };
  return expectStatus(await site.call<{ key: string }>(site.admin, 'POST', '/rest/api/3/issue', body), 201).key;
}

/** Opens a frame of a module; the token is undefined when the host refuses. */
export async function openFrame(
  site: TestSite,
  accountId: string | undefined,
  module: Module,
): Promise<{ status: number; token: string | undefined }> {
  const [installation] = await site.tenon.host.installations();
  const target = { installationId: installation?.id, ...module };
  const { status, body } = await site.shell<{ frameToken?: string }>(accountId, '/_tenon/frames', target);
  return { status, token: body.frameToken };
}

/** Calls a resolver function through the frame of a module, as the front end of the app would. */
export async function callResolver(
  site: TestSite,
  accountId: string | undefined,
  frameToken: string,
  functionKey: string,
  payload: object = {},
): Promise<Called> {
  const call = { frameToken, functionKey, payload };
  const { status, body } = await site.shell<{ body?: Called['result'] }>(accountId, '/_tenon/invoke', call);
  return { status, result: body?.body };
}

export function expectStatus<T>({ status, body }: { status: number; body: T }, wanted: number): T {
  if (status !== wanted) throw new Error(`The site answered ${status} where ${wanted} was expected`);
  return body;
}
