import type { Logger } from '@tenon/kernel';
import { isTenonError, logText } from '@tenon/kernel';
import { JiraError, type JiraErrorCode } from '../errors.ts';

const STATUS: Record<JiraErrorCode, number> = {
  JIRA_INVALID: 400,
  JIRA_UNAUTHENTICATED: 401,
  JIRA_FORBIDDEN: 403,
  JIRA_XSRF: 403,
  JIRA_NOT_FOUND: 404,
  JIRA_GONE: 410,
  JIRA_TOO_LARGE: 413,
  JIRA_UNSUPPORTED_TYPE: 415,
  JIRA_TOO_MANY: 429,
};

/** The one place where an error becomes an answer. What we did not foresee is told in one fixed sentence. */
export function errorResponse(error: unknown, logger: Logger): Response {
  if (error instanceof JiraError) {
    return envelope(STATUS[error.code], error.errorMessages, error.errors);
  }
  const code = isTenonError(error) ? error.code : error instanceof Error ? error.name : 'unknown';
  logger.error('jira.request-failed', { code: logText(code) });
  return envelope(500, ['Internal server error']);
}

export function envelope(
  status: number,
  errorMessages: readonly string[],
  errors: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ errorMessages, errors }, { status });
}
