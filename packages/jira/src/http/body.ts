import type { Context } from 'hono';
import type { z } from 'zod';
import { JiraError } from '../errors.ts';
import { describeIssue } from './describe-issue.ts';

/**
 * The request's JSON body, checked.
 *
 * @throws {JiraError} JIRA_INVALID, with an entry in `errors` for each path that is wrong.
 */
export async function readJson<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  return parseInput(schema, await readRawJson(c));
}

/**
 * A body without a content type counts as JSON: callers in this process may send bytes alone. A type that names
 * something else is refused, as on the cloud: a form of a foreign page can send text/plain without asking.
 *
 * @throws {JiraError} JIRA_UNSUPPORTED_TYPE, or JIRA_INVALID for a body that is no JSON.
 */
export async function readRawJson(c: Context): Promise<unknown> {
  const type = c.req.header('content-type');
  if (type !== undefined && !/^application\/json\s*(;|$)/i.test(type.trim())) {
    throw new JiraError('JIRA_UNSUPPORTED_TYPE', 'The content type of the request body must be application/json.');
  }
  try {
    return await c.req.json();
  } catch {
    throw new JiraError('JIRA_INVALID', 'Invalid request payload. Refer to the REST API documentation and try again.');
  }
}

export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => [issue.path.join('.') || 'body', describeIssue(issue)] as const);
  throw new JiraError(
    'JIRA_INVALID',
    'Invalid request payload. Refer to the REST API documentation and try again.',
    Object.fromEntries(errors),
  );
}
