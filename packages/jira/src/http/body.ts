import type { Context } from 'hono';
import type { z } from 'zod';
import { JiraError } from '../errors.ts';

const BODY_BYTES_MAX = 5_000_000;

/**
 * The request's JSON body, checked.
 *
 * @throws {JiraError} JIRA_INVALID, with an entry in `errors` for each path that is wrong; JIRA_TOO_LARGE.
 */
export async function readJson<T>(c: Context, schema: z.ZodType<T>): Promise<T> {
  return parseInput(schema, await readRawJson(c));
}

export async function readRawJson(c: Context): Promise<unknown> {
  const text = await c.req.text();
  if (text.length > BODY_BYTES_MAX) {
    throw new JiraError('JIRA_TOO_LARGE', `The request body exceeds ${BODY_BYTES_MAX} bytes.`);
  }
  try {
    return JSON.parse(text);
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
