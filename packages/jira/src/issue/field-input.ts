import { z } from 'zod';
import type { Caller } from '../http/caller.ts';
import type { Tx } from '../site-context.ts';
import { isEmptyDocument, richTextProblem } from './rich-text.ts';
import type { IssueRow } from './store.ts';
import { findVisibleIssue } from './store.ts';

/** What a request changes: columns of `issue`, and the labels. */
export interface IssuePatch {
  columns: Partial<IssueRow>;
  labels?: string[];
}

/** Wrong value of one field; becomes an entry of `errors`. */
export class FieldProblem extends Error {}

/** Who sets the field, within which transaction. */
export interface Scope {
  tx: Tx;
  caller: Caller;
}
type ReadField = (scope: Scope, value: unknown) => Promise<IssuePatch> | IssuePatch;

/** The fields that create and edit accept. `project` is for create alone, `status` for transitions. */
export const FIELD_READERS: Readonly<Record<string, ReadField>> = {
  summary: (_, value) => ({ columns: { summary: readSummary(value) } }),
  description: (_, value) => ({ columns: { description: readRichText(value) } }),
  environment: (_, value) => ({ columns: { environment: readRichText(value) } }),
  labels: (_, value) => ({ columns: {}, labels: readLabels(value) }),
  duedate: (_, value) => ({ columns: { due_date: readDate(value) } }),
  issuetype: async ({ tx }, value) => ({ columns: { issue_type_id: await readIssueType(tx, value) } }),
  priority: async ({ tx }, value) => ({ columns: { priority_id: await readPriority(tx, value) } }),
  assignee: async ({ tx }, value) => ({ columns: { assignee_account_id: await readAccount(tx, value) } }),
  reporter: async ({ tx }, value) => ({ columns: { reporter_account_id: await readAccount(tx, value) } }),
  parent: async (scope, value) => ({ columns: { parent_id: await readParent(scope, value) } }),
};

function readSummary(value: unknown): string {
  if (value === null || value === undefined) throw new FieldProblem('You must specify a summary of the issue.');
  if (typeof value !== 'string') throw new FieldProblem('Operation value must be a string');
  const summary = value.trim();
  if (summary === '') throw new FieldProblem('You must specify a summary of the issue.');
  if (summary.length > 255) throw new FieldProblem('Summary must be less than 255 characters.');
  if (/[\r\n]/.test(summary)) {
    throw new FieldProblem('The summary is invalid because it contains newline characters.');
  }
  return summary;
}

/** A document that says nothing is kept as none, so that `is EMPTY` finds it. */
function readRichText(value: unknown): string | null {
  if (value === null) return null;
  const problem = richTextProblem(value);
  if (problem !== undefined) throw new FieldProblem(problem);
  return isEmptyDocument(value) ? null : JSON.stringify(value);
}

export function readLabels(value: unknown): string[] {
  const labels = z.array(z.string()).max(1000).nullable().safeParse(value);
  if (!labels.success) throw new FieldProblem('data was not an array');
  for (const label of labels.data ?? []) {
    if (/\s/.test(label)) throw new FieldProblem(`The label '${label}' contains spaces which is invalid.`);
    if (label === '' || label.length > 255) throw new FieldProblem('A label must have 1 to 255 characters.');
  }
  return [...new Set(labels.data ?? [])];
}

function readDate(value: unknown): string | null {
  if (value === null || value === '') return null;
  const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && isCalendarDate(value);
  if (!isDate) throw new FieldProblem("Error parsing date string; it must have the format 'yyyy-MM-dd'");
  return value;
}

function isCalendarDate(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

async function readIssueType(tx: Tx, value: unknown): Promise<number> {
  const id = await findNamed(tx, 'issue_type', value);
  if (id === undefined) throw new FieldProblem('Specify a valid issue type');
  return id;
}

async function readPriority(tx: Tx, value: unknown): Promise<number | null> {
  if (value === null) return null;
  const id = await findNamed(tx, 'priority', value);
  if (id === undefined) throw new FieldProblem('The priority selected is invalid.');
  return id;
}

/** `{ id }` or `{ name }`, as Jira takes them. */
export async function findNamed(
  tx: Tx,
  table: 'issue_type' | 'priority' | 'resolution',
  value: unknown,
): Promise<number | undefined> {
  const reference = z.object({ id: z.string().optional(), name: z.string().optional() }).safeParse(value).data;
  if (reference?.id === undefined && reference?.name === undefined) return undefined;
  let query = tx.selectFrom(table).select('id');
  if (reference.id !== undefined) query = query.where('id', '=', Number(reference.id));
  else query = query.where('name', '=', reference.name ?? '');
  return (await query.executeTakeFirst())?.id;
}

/** `{ accountId }`, or `{ id }` as some clients write it; null or `{ accountId: null }` for nobody. */
async function readAccount(tx: Tx, value: unknown): Promise<string | null> {
  const shape = z.object({ accountId: z.string().nullish(), id: z.string().nullish() }).nullable();
  const reference = shape.safeParse(value);
  if (!reference.success) throw new FieldProblem('expected Object containing an accountId property');
  const accountId = reference.data?.accountId ?? reference.data?.id ?? null;
  if (accountId === null) return null;
  const user = await tx
    .selectFrom('user')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('active', '=', 1)
    .executeTakeFirst();
  if (user === undefined) throw new FieldProblem('The user does not exist or is not active.');
  return user.account_id;
}

async function readParent({ tx, caller }: Scope, value: unknown): Promise<number | null> {
  if (value === null || (value as { none?: unknown } | undefined)?.none === true) return null;
  const reference = z.object({ id: z.string().optional(), key: z.string().optional() }).safeParse(value).data;
  const parent = await findVisibleIssue(tx, caller, reference?.id ?? reference?.key ?? '');
  if (parent === undefined) throw new FieldProblem('Could not find issue by id or key.');
  return parent.id;
}
