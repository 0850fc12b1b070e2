// A signed-in account over HTTP with an app's admin page open, as the shell would be. For end-to-end tests and benches.

export interface Account {
  email: string;
  password: string;
}

export interface AdminSession {
  /** Calls a resolver of the admin page; returns what the resolver gave. */
  invoke<T = unknown>(functionKey: string, payload?: unknown): Promise<T>;
  rest<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
}

interface ModuleList {
  modules: { installationId: string; moduleKey: string }[];
}
interface Invoked {
  success: boolean;
  body?: { ok: boolean; value: unknown };
}

export async function openAdminSession(siteUrl: string, account: Account): Promise<AdminSession> {
  const cookie = await signIn(siteUrl, account);
  const send = (method: string, path: string, body?: unknown) =>
    fetch(new URL(path, siteUrl), {
      method,
      headers: { cookie, origin: siteUrl, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const { modules } = (await (await send('GET', '/_tenon/modules?slot=jira:adminPage')).json()) as ModuleList;
  const { frameToken } = (await (await send('POST', '/_tenon/frames', modules[0])).json()) as { frameToken: string };
  return {
    async invoke<T>(functionKey: string, payload: unknown = {}) {
      const response = await send('POST', '/_tenon/invoke', { frameToken, functionKey, payload });
      const answer = (await response.json()) as Invoked;
      if (!answer.success || answer.body?.ok !== true)
        throw new Error(`Cannot call ${functionKey}: ${JSON.stringify(answer)}`);
      return answer.body.value as T;
    },
    async rest<T>(method: string, path: string, body?: unknown) {
      const response = await send(method, path, body);
      const text = await response.text();
      if (!response.ok) throw new Error(`Cannot ${method} ${path}: ${response.status} ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    },
  };
}

async function signIn(siteUrl: string, { email, password }: Account): Promise<string> {
  const response = await fetch(new URL('/rest/auth/1/session', siteUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: siteUrl },
    body: JSON.stringify({ username: email, password }),
  });
  if (!response.ok) throw new Error(`Cannot sign in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
