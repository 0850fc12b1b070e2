// Who may open which module, and where. Asked when a frame opens and again at every call from it: a token proves what was
// true then, not what is true now.
import type { UiModule } from '@tenon/manifest';
import { z } from 'zod';
import { HostError } from '../errors.ts';
import type { Product } from '../ports.ts';

const permissions = z.object({ permissions: z.record(z.string(), z.looseObject({ havePermission: z.boolean() })) });
const issueAnswer = z.looseObject({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({
    project: z.looseObject({ id: z.string(), key: z.string(), projectTypeKey: z.string().optional() }),
    issuetype: z.looseObject({ id: z.string(), name: z.string() }),
  }),
});

/**
 * The `extension` part of the module's context.
 *
 * @throws {HostError} NOT_PERMITTED when the user may not open the module there.
 */
export async function authorizeModule(
  product: Product,
  module: UiModule,
  accountId: string,
  issueIdOrKey: string | undefined,
): Promise<{ type: string } & Record<string, unknown>> {
  switch (module.type) {
    case 'jira:adminPage':
      if (!(await isJiraAdmin(product, accountId)))
        throw new HostError('NOT_PERMITTED', 'Only Jira administrators may open this page');
      return { type: module.type };
    case 'jira:issuePanel':
      return { type: module.type, ...(await requireIssue(product, accountId, issueIdOrKey)) };
  }
}

export async function isJiraAdmin(product: Product, accountId: string): Promise<boolean> {
  const response = await product.request(accountId, {
    method: 'GET',
    path: '/rest/api/3/mypermissions?permissions=ADMINISTER',
    headers: [],
  });
  const answer = response.ok ? permissions.safeParse(await response.json()) : undefined;
  return answer?.data?.permissions.ADMINISTER?.havePermission === true;
}

async function requireIssue(product: Product, accountId: string, issueIdOrKey: string | undefined) {
  const path = `/rest/api/3/issue/${encodeURIComponent(issueIdOrKey ?? '')}?fields=project,issuetype`;
  const response =
    issueIdOrKey === undefined ? undefined : await product.request(accountId, { method: 'GET', path, headers: [] });
  const answer = response?.ok ? issueAnswer.safeParse(await response.json()) : undefined;
  if (answer?.data === undefined)
    throw new HostError('NOT_PERMITTED', 'Issue does not exist or you do not have permission to see it.');
  const { id, key, fields } = answer.data;
  return {
    issue: { id, key, type: fields.issuetype.name, typeId: fields.issuetype.id },
    project: { id: fields.project.id, key: fields.project.key, type: fields.project.projectTypeKey ?? 'software' },
  };
}
