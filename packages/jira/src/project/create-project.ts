import { z } from 'zod';
import { forbidden, invalidFields } from '../errors.ts';
import type { SignedIn } from '../http/caller.ts';
import { hasGlobalPermission } from '../permission/catalogue.ts';
import type { SiteContext, Tx } from '../site-context.ts';
import { findUser } from '../user/store.ts';

/**
 * FIDELITY: the cloud takes many scheme ids; here these fields and, as an own one, `access`; schemes, through
 * which the cloud sets access, are not modelled.
 */
export const newProject = z.object({
  key: z.string(),
  name: z.string().max(80),
  description: z.string().default(''),
  leadAccountId: z.string(),
  projectTypeKey: z.enum(['software', 'service_desk', 'business']).default('software'),
  access: z.enum(['open', 'private']).default('open'),
});
type NewProject = z.infer<typeof newProject>;

/** The lead becomes a member. Emits no event yet: `avi:jira:created:project` waits for an app that needs it. */
export async function createProject(
  site: SiteContext,
  caller: SignedIn,
  input: NewProject,
): Promise<{ id: number; key: string }> {
  if (!hasGlobalPermission('CREATE_PROJECT', caller)) {
    throw forbidden('You must have global administrator rights in order to create projects.');
  }
  return site.store.transaction(async (tx) => {
    await checkProject(tx, input);
    const { id } = await tx
      .insertInto('project')
      .values({
        key: input.key,
        name: input.name,
        description: input.description,
        project_type_key: input.projectTypeKey,
        lead_account_id: input.leadAccountId,
        access: input.access,
        created_at: site.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await tx.insertInto('project_member').values({ project_id: id, account_id: input.leadAccountId }).execute();
    return { id, key: input.key };
  });
}

async function checkProject(tx: Tx, input: NewProject): Promise<void> {
  if (!/^[A-Z][A-Z0-9_]{1,9}$/.test(input.key)) {
    throw invalidFields({
      projectKey:
        'Project keys must start with an uppercase letter, followed by one or more uppercase alphanumeric characters.',
    });
  }
  const taken = await tx.selectFrom('project').select(['key', 'name']).where('key', '=', input.key).executeTakeFirst();
  if (taken !== undefined) throw invalidFields({ projectKey: `Project '${taken.name}' uses this project key.` });
  const namesake = await tx.selectFrom('project').select('id').where('name', '=', input.name).executeTakeFirst();
  if (namesake !== undefined) throw invalidFields({ projectName: 'A project with that name already exists.' });
  if ((await findUser(tx, input.leadAccountId)) === undefined) {
    throw invalidFields({ projectLead: 'You must specify a valid project lead.' });
  }
}
