import { z } from 'zod';
import { invalidFields } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import { hasProjectPermission } from '../permission/catalogue.ts';
import { findProjectAccess } from '../permission/find-access.ts';
import type { Tx } from '../site-context.ts';
import { FIELD_READERS, FieldProblem, type IssuePatch, readLabels, type Scope } from './field-input.ts';

const PROPERTIES_MAX = 100;

/** Jira's IssueUpdateDetails, as far as we take it; anything else is refused by name. */
export const issueInput = z.object({
  fields: z.record(z.string(), z.unknown()).default({}),
  update: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).default({}),
  properties: z
    .array(z.object({ key: z.string(), value: z.unknown() }))
    .max(PROPERTIES_MAX)
    .default([]),
  transition: z.object({ id: z.union([z.string(), z.number()]) }).optional(),
});
export type IssueInput = z.infer<typeof issueInput>;

/**
 * Reads `fields` and `update` into one patch.
 *
 * @throws {JiraError} JIRA_INVALID with an entry for every field that is wrong.
 */
export async function readPatch(
  tx: Tx,
  caller: Caller,
  input: Pick<IssueInput, 'fields' | 'update'>,
  issue: { projectId: number; labels: readonly string[] },
): Promise<IssuePatch> {
  const errors: Record<string, string> = {};
  const patch: IssuePatch = { columns: {} };
  for (const [fieldId, value] of [...Object.entries(input.fields), ...operations(input.update)]) {
    try {
      if (value instanceof Operations) patch.labels = value.apply(fieldId, patch.labels ?? issue.labels);
      else merge(patch, await readField({ tx, caller }, issue.projectId, fieldId, value));
    } catch (error) {
      if (!(error instanceof FieldProblem)) throw error;
      errors[fieldId] = error.message;
    }
  }
  for (const fieldId of Object.keys(input.update)) {
    if (fieldId in input.fields) {
      errors[fieldId] = `Field '${fieldId}' cannot be in both 'fields' and 'update'.`;
    }
  }
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
  return patch;
}

/** What a field asks for beyond the permission to create or edit. Who lacks it is told as of an unknown field. */
const FIELD_PERMISSIONS: Readonly<Record<string, string>> = { assignee: 'ASSIGN_ISSUES', reporter: 'MODIFY_REPORTER' };

async function readField(scope: Scope, projectId: number, fieldId: string, value: unknown): Promise<IssuePatch> {
  const read = Object.hasOwn(FIELD_READERS, fieldId) ? FIELD_READERS[fieldId] : undefined;
  if (read === undefined || !(await isSettable(scope, projectId, fieldId))) {
    throw new FieldProblem(`Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`);
  }
  return read(scope, value);
}

async function isSettable({ tx, caller }: Scope, projectId: number, fieldId: string): Promise<boolean> {
  const permission = FIELD_PERMISSIONS[fieldId];
  if (permission === undefined) return true;
  const access = await findProjectAccess(tx, caller, projectId);
  return access !== undefined && hasProjectPermission(permission, caller, access);
}

function merge(patch: IssuePatch, more: IssuePatch): void {
  Object.assign(patch.columns, more.columns);
  if (more.labels !== undefined) patch.labels = more.labels;
}

/** A lone `set` is the same as a value in `fields`; the rest is kept for the labels. */
function operations(update: IssueInput['update']): [string, unknown][] {
  return Object.entries(update).map(([fieldId, list]) => {
    const [first] = list;
    const isLoneSet = list.length === 1 && first !== undefined && 'set' in first;
    return [fieldId, isLoneSet ? first.set : new Operations(list)];
  });
}

/** `add`, `remove` and `set` in their order; only labels are a set here. */
class Operations {
  readonly #list: readonly Record<string, unknown>[];

  constructor(list: readonly Record<string, unknown>[]) {
    this.#list = list;
  }

  apply(fieldId: string, labels: readonly string[]): string[] {
    if (fieldId !== 'labels') throw new FieldProblem(`Field '${fieldId}' supports the operation 'set' only, once.`);
    let result = [...labels];
    for (const [verb, value] of this.#list.flatMap((operation) => Object.entries(operation))) {
      if (verb === 'set') result = readLabels(value);
      else if (verb === 'add') result = [...new Set([...result, ...readLabels([value])])];
      else if (verb === 'remove') result = result.filter((label) => label !== value);
      else throw new FieldProblem(`Field 'labels' does not support the operation '${verb}'.`);
    }
    return result;
  }
}
