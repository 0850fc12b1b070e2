import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A signed-in administrator with the scanner's admin page open, as the shell would be. */
export interface Session {
  invoke(functionKey: string, payload: unknown): Promise<unknown>;
}

export async function signIn(url: string, data: string): Promise<Session> {
  const accounts = JSON.parse(readFileSync(join(data, 'accounts.json'), 'utf8')) as {
    email: string;
    password: string;
    isAdmin: boolean;
  }[];
  const admin = accounts.find((account) => account.isAdmin);
  const post = async (path: string, body: unknown, cookie = '') =>
    fetch(new URL(path, url), {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', origin: url, cookie },
    });
  const response = await post('/rest/auth/1/session', { username: admin?.email, password: admin?.password });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const list = (await (
    await fetch(new URL('/_tenon/modules?slot=jira:adminPage', url), { headers: { cookie } })
  ).json()) as { modules: { installationId: string; moduleKey: string }[] };
  const module = list.modules[0];
  const frame = (await (await post('/_tenon/frames', module, cookie)).json()) as { frameToken: string };
  return {
    async invoke(functionKey, payload) {
      const answer = (await (
        await post('/_tenon/invoke', { frameToken: frame.frameToken, functionKey, payload }, cookie)
      ).json()) as { success: boolean; body?: { ok: boolean; value: unknown } };
      if (!answer.success || answer.body?.ok !== true)
        throw new Error(`${functionKey} failed: ${JSON.stringify(answer)}`);
      return answer.body.value;
    },
  };
}
