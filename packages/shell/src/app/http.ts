import type { ZodType } from 'zod';

/** An answer that is no success. `messages` are the server's own sentences; `code` is one of the host's, if any. */
export class ApiError extends Error {
  readonly status: number;
  readonly messages: string[];
  readonly code: string | undefined;

  constructor(status: number, messages: string[], code?: string) {
    super(messages[0] ?? `The server answered ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.messages = messages;
    this.code = code;
  }
}

export interface RequestOptions<T> {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** What the answer must be; without it the answer's body is dropped. */
  schema?: ZodType<T>;
  signal?: AbortSignal;
}

/** One call of the site, with the session's cookie. Throws ApiError when it is refused or not understood. */
export async function request<T = undefined>(path: string, options: RequestOptions<T> = {}): Promise<T> {
  const response = await send(path, options);
  if (!response.ok) throw await errorOf(response);
  // Without a schema the caller wants no value: T is undefined then.
  if (!options.schema) return undefined as T;
  const parsed = options.schema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new ApiError(response.status, ['Cannot read answer: it is not in the expected form']);
  return parsed.data;
}

/** True for what the person may not see or do, as opposed to what failed. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 403 || error.status === 404);
}

async function send(path: string, { method = 'GET', body, signal }: RequestOptions<unknown>): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (method !== 'GET') headers['x-atlassian-token'] = 'no-check';
  const init: RequestInit = { method, headers, credentials: 'same-origin' };
  if (body !== undefined) init.body = JSON.stringify(body);
  if (signal) init.signal = signal;
  return fetch(path, init).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, ['Cannot reach the server: check your connection and try again']);
  });
}

/** Reads Jira's `{errorMessages, errors}` and the host's `{code, message}`. */
async function errorOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined);
  const { errorMessages, errors, message, code } = (body ?? {}) as Record<string, unknown>;
  const messages = [
    ...(Array.isArray(errorMessages) ? errorMessages : []),
    ...(typeof errors === 'object' && errors !== null ? Object.values(errors) : []),
    message,
  ].filter((text): text is string => typeof text === 'string');
  return new ApiError(response.status, messages, typeof code === 'string' ? code : undefined);
}
