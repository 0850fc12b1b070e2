import { TenonError } from '@tenon/kernel';

/**
 * JIRA_INVALID: the request is wrong. JIRA_UNAUTHENTICATED: sign in first, or the credentials are wrong.
 * JIRA_FORBIDDEN: known to the caller, but not allowed. JIRA_XSRF: a browser's write that may come from another site.
 * JIRA_NOT_FOUND: missing or invisible, alike. JIRA_GONE: a removed operation. JIRA_TOO_LARGE: over a size limit.
 * JIRA_UNSUPPORTED_TYPE: a body that is not JSON by its content type. JIRA_TOO_MANY: try later.
 */
export type JiraErrorCode =
  | 'JIRA_INVALID'
  | 'JIRA_UNAUTHENTICATED'
  | 'JIRA_FORBIDDEN'
  | 'JIRA_XSRF'
  | 'JIRA_NOT_FOUND'
  | 'JIRA_GONE'
  | 'JIRA_TOO_LARGE'
  | 'JIRA_UNSUPPORTED_TYPE'
  | 'JIRA_TOO_MANY';

/** A refusal in Jira's own words: `errorMessages` about the request, `errors` by field. */
export class JiraError extends TenonError<JiraErrorCode> {
  readonly errorMessages: readonly string[];
  readonly errors: Readonly<Record<string, string>>;

  constructor(code: JiraErrorCode, errorMessages: string | readonly string[], errors: Record<string, string> = {}) {
    const messages = typeof errorMessages === 'string' ? [errorMessages] : errorMessages;
    super(code, [...messages, ...Object.values(errors)].join(' '));
    this.errorMessages = messages;
    this.errors = errors;
  }
}

export function invalid(message: string): JiraError {
  return new JiraError('JIRA_INVALID', message);
}

/** Errors by field: `{ summary: 'You must specify a summary of the issue.' }`. */
export function invalidFields(errors: Record<string, string>): JiraError {
  return new JiraError('JIRA_INVALID', [], errors);
}

export function notFound(message: string): JiraError {
  return new JiraError('JIRA_NOT_FOUND', message);
}

export function forbidden(message: string): JiraError {
  return new JiraError('JIRA_FORBIDDEN', message);
}

export function unauthenticated(): JiraError {
  return new JiraError('JIRA_UNAUTHENTICATED', 'Client must be authenticated to access this resource.');
}
