// Each guard asks Jira again at every call: hiding a page is no protection, and rights may have been taken back.
import { asUser, type Route, route } from '@forge/api';
import { AppError } from './errors.ts';

/** What the platform says about the call. Nothing in it comes from the caller's payload. */
export interface ResolverContext {
  accountId?: string;
  extension?: { type?: string; issue?: { id?: unknown; key?: unknown } };
}

/** Lets the caller pass by returning its subject, or throws NOT_PERMITTED. Made by the functions of this file only. */
export interface Guard<Subject> {
  readonly name: string;
  readonly check: (context: ResolverContext) => Promise<Subject>;
}

export interface User {
  accountId: string;
}

export interface BrowsableIssue extends User {
  issueId: string;
}

/** Reads from Jira as the calling user; injectable for tests. Resolves the status and the parsed body (undefined if none). */
export type ReadAsUser = (path: Route) => Promise<{ status: number; body: unknown }>;

/** The caller holds the global permission "Administer Jira". */
export function jiraAdmin(read: ReadAsUser = readAsUser): Guard<User> {
  return {
    name: 'jiraAdmin',
    async check(context) {
      const user = requireUser(context);
      const { status, body } = await read(route`/rest/api/3/mypermissions?permissions=ADMINISTER`);
      if (status === 200 && holdsAdminister(body)) return user;
      throw notPermitted('the permission "Administer Jira" is needed');
    },
  };
}

/** The caller can see the issue on which the module stands. The issue comes from the platform, never from the payload. */
export function browseIssue(read: ReadAsUser = readAsUser): Guard<BrowsableIssue> {
  return {
    name: 'browseIssue',
    async check(context) {
      const user = requireUser(context);
      const id = context.extension?.issue?.id ?? context.extension?.issue?.key;
      if (typeof id !== 'string' && typeof id !== 'number') throw notPermitted('this module stands on no issue');
      const { status, body } = await read(route`/rest/api/3/issue/${String(id)}?fields=summary`);
      const issueId = (body as { id?: unknown } | undefined)?.id;
      if (status === 200 && typeof issueId === 'string') return { ...user, issueId };
      throw notPermitted('the issue is not visible to you');
    },
  };
}

/** Any signed-in user. `reason` says, for the reviewer, why no permission is needed. */
export function anyUser(_reason: string): Guard<User> {
  return { name: 'anyUser', check: async (context) => requireUser(context) };
}

function requireUser(context: ResolverContext): User {
  if (!context.accountId) throw notPermitted('you are not signed in');
  return { accountId: context.accountId };
}

function holdsAdminister(body: unknown): boolean {
  const answer = body as { permissions?: { ADMINISTER?: { havePermission?: unknown } } } | undefined;
  return answer?.permissions?.ADMINISTER?.havePermission === true;
}

async function readAsUser(path: Route): Promise<{ status: number; body: unknown }> {
  const response = await asUser().requestJira(path, { headers: { accept: 'application/json' } });
  return { status: response.status, body: response.ok ? await response.json() : undefined };
}

function notPermitted(reason: string): AppError<'NOT_PERMITTED'> {
  return new AppError('NOT_PERMITTED', `Cannot run this action: ${reason}`);
}
