import type { Context } from 'hono';
import type { z } from 'zod';
import { JiraError } from '../errors.ts';

/**
 * The request's JSON body, checked.
 *
 * @throws {JiraError} JIRA_INVALID, with an entry in `errors` for each path that is wrong.
 */
export async function readJson<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  return parseInput(schema, await readRawJson(c));
}

export async function readRawJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    throw new JiraError('JIRA_INVALID', 'Invalid request payload. Refer to the REST API documentation and try again.');
  }
}

export function parseInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map((issue) => [issue.path.join('.') || 'body', issue.message] as const);
  throw new JiraError(
    'JIRA_INVALID',
    'Invalid request payload. Refer to the REST API documentation and try again.',
    Object.fromEntries(errors),
  );
}
