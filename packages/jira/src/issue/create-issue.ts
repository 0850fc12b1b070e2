import { z } from 'zod';
import { invalidFields } from '../errors.ts';
import type { SignedIn } from '../http/caller.ts';
import { changeSite } from '../outbox/change-site.ts';
import { requireProjectPermission } from '../permission/find-access.ts';
import { getVisibleProject, type Project } from '../project/store.ts';
import { writeProperty } from '../property/store.ts';
import { indexIssueText } from '../search/index-issue-text.ts';
import type { SiteContext, Tx } from '../site-context.ts';
import { issueEvent } from './event.ts';
import type { IssuePatch } from './field-input.ts';
import { type IssueInput, readPatch } from './issue-input.ts';
import { replaceLabels } from './store.ts';

const STATUS_TO_DO = 10_000;
const PRIORITY_MEDIUM = 3;

/** Creates an issue in the first status of the workflow; emits `avi:jira:created:issue`. */
export async function createIssue(
  site: SiteContext,
  caller: SignedIn,
  input: IssueInput,
): Promise<{ id: number; key: string }> {
  return changeSite(site, async (tx, publish) => {
    const { project: projectValue, ...fields } = input.fields;
    const project = await readProject(tx, caller, projectValue);
    await requireProjectPermission(tx, caller, project.id, 'CREATE_ISSUES');
    const patch = await readPatch(tx, caller, { fields, update: input.update }, { projectId: project.id, labels: [] });
    await requireFields(tx, patch);
    const issue = await insertIssue(site, tx, caller, project, patch);
    await replaceLabels(tx, issue.id, patch.labels ?? []);
    for (const { key, value } of input.properties) await writeProperty(tx, issue.id, key, value);
    await indexIssueText(tx, [issue.id]);
    const about = { type: 'avi:jira:created:issue', actorAccountId: caller.accountId, issueId: issue.id };
    await publish(await issueEvent(site, tx, about));
    return issue;
  });
}

async function readProject(tx: Tx, caller: SignedIn, value: unknown): Promise<Project> {
  const shape = z.object({ id: z.string().optional(), key: z.string().optional() });
  const reference = shape.safeParse(value).data;
  const idOrKey = reference?.id ?? reference?.key;
  const problem = invalidFields({ project: 'Specify a valid project ID or key' });
  if (idOrKey === undefined) throw problem;
  return getVisibleProject(tx, caller, idOrKey).catch(() => Promise.reject(problem));
}

async function requireFields(tx: Tx, { columns }: IssuePatch): Promise<void> {
  const errors: Record<string, string> = {};
  if (columns.summary === undefined) errors.summary = 'You must specify a summary of the issue.';
  if (columns.issue_type_id === undefined) errors.issuetype = 'Specify an issue type';
  else if (await isSubtaskWithoutParent(tx, columns.issue_type_id, columns.parent_id)) {
    errors.parent = 'Issue type is a sub-task but parent issue key or id not specified.';
  }
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
}

async function isSubtaskWithoutParent(tx: Tx, typeId: number, parentId: number | null | undefined): Promise<boolean> {
  const type = await tx.selectFrom('issue_type').select('hierarchy_level').where('id', '=', typeId).executeTakeFirst();
  return (type?.hierarchy_level ?? 0) < 0 && (parentId ?? null) === null;
}

async function insertIssue(
  site: SiteContext,
  tx: Tx,
  caller: SignedIn,
  project: Project,
  { columns }: IssuePatch,
): Promise<{ id: number; key: string }> {
  const { last_issue_number: number } = await tx
    .updateTable('project')
    .set((eb) => ({ last_issue_number: eb('last_issue_number', '+', 1) }))
    .where('id', '=', project.id)
    .returning('last_issue_number')
    .executeTakeFirstOrThrow();
  const now = site.clock.now();
  const row = {
    status_id: STATUS_TO_DO,
    priority_id: PRIORITY_MEDIUM,
    reporter_account_id: caller.accountId,
    ...columns,
    summary: columns.summary ?? '',
    issue_type_id: columns.issue_type_id ?? 0,
    creator_account_id: caller.accountId,
    project_id: project.id,
    number,
    key: `${project.key}-${number}`,
    created_at: now,
    updated_at: now,
  };
  return tx.insertInto('issue').values(row).returning(['id', 'key']).executeTakeFirstOrThrow();
}
