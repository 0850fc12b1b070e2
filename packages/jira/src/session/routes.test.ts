import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASE_URL, JSON_HEADERS, openTestSite, type TestSite, toReply } from '../../test/site.ts';

let site: TestSite;
let secret: string;
const EMAIL = 'ann@tenon.example';

beforeEach(async () => {
  site = await openTestSite();
  secret = `pass-${Math.round(performance.now() * 1000)}`;
  await site.jira.users.ensure({ email: EMAIL, displayName: 'Ann', accountType: 'atlassian', password: secret });
});
afterEach(() => site.jira.close());

function send(method: string, path: string, headers: Record<string, string> = {}, body?: unknown) {
  const init =
    body === undefined
      ? { method, headers }
      : { method, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) };
  return site.jira.fetch(new Request(`${BASE_URL}${path}`, init));
}

function signIn(password = secret, username = EMAIL) {
  return send('POST', '/rest/auth/1/session', {}, { username, password });
}

async function cookie(): Promise<string> {
  return (await signIn()).headers.get('set-cookie')?.split(';')[0] ?? '';
}

function basic(name: string, key: string) {
  return { authorization: `Basic ${Buffer.from(`${name}:${key}`).toString('base64')}` };
}

const ME = '/rest/api/3/myself';

describe('/rest/auth/1/session', () => {
  it('signs in by a cookie that scripts cannot read, says who, and signs out', async () => {
    const response = await signIn();
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(
      /^tenon\.session=[0-9a-f]{64}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const headers = { cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '', origin: BASE_URL };
    expect((await toReply(await send('GET', '/rest/auth/1/session', headers))).body).toMatchObject({ name: 'Ann' });
    expect((await send('DELETE', '/rest/auth/1/session', headers)).status).toBe(204);
    expect((await send('GET', '/rest/auth/1/session', headers)).status).toBe(401);
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const wrong = await toReply(await signIn('nope'));
    const unknown = await toReply(await signIn(secret, 'nobody@tenon.example'));
    expect(wrong).toEqual(unknown);
    expect(wrong.status).toBe(401);
  });

  it('slows down after five failures, for this account alone', async () => {
    for (let i = 0; i < 5; i++) expect((await signIn('nope')).status).toBe(401);
    expect((await signIn()).status).toBe(429);
    expect((await signIn('nope', 'other@tenon.example')).status).toBe(401);
    await site.clock.advance(1000);
    expect((await signIn()).status).toBe(200);
  });

  it('slows down a burst as well', async () => {
    const replies = await Promise.all(Array.from({ length: 8 }, () => signIn('nope')));
    expect(replies.map((reply) => reply.status)).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
  });

  it('counts a burst under all spellings of a name and by Basic as one', async () => {
    const byBasic = (name: string) => send('GET', ME, basic(name, 'nope'));
    const calls = Array.from({ length: 6 }, (_, i) => [byBasic(i % 2 ? EMAIL : EMAIL.toUpperCase()), signIn('nope')]);
    const statuses = (await Promise.all(calls.flat())).map((reply) => reply.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(7);
  });

  it('refuses what comes while 4 passwords are checked and 64 wait, and forgets it', async () => {
    const names = Array.from({ length: 72 }, (_, i) => `n${i}@tenon.example`);
    const statuses = (await Promise.all(names.map((name) => signIn('nope', name)))).map((reply) => reply.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(68);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect((await signIn()).status).toBe(200);
  });

  it('ends after 30 days', async () => {
    const headers = { cookie: await cookie() };
    await site.clock.advance(30 * 86_400_000 - 1);
    expect((await send('GET', ME, headers)).status).toBe(200);
    await site.clock.advance(1);
    expect((await send('GET', ME, headers)).status).toBe(401);
  });

  it('refuses to sign in from a foreign page', async () => {
    const headers = { origin: 'http://evil.example' };
    const reply = await send('POST', '/rest/auth/1/session', headers, { username: EMAIL, password: secret });
    expect(reply.status).toBe(403);
  });
});

describe('a write by cookie', () => {
  it.each([
    ['the own origin', { origin: BASE_URL }, 200],
    ['a foreign origin', { origin: 'http://evil.example' }, 403],
    ['no origin', {}, 403],
    [
      'the opt-out header of the same origin',
      { 'x-atlassian-token': 'no-check', 'sec-fetch-site': 'same-origin' },
      200,
    ],
    ['the opt-out header alone', { 'x-atlassian-token': 'no-check' }, 403],
    ['the opt-out header of another site', { 'x-atlassian-token': 'no-check', 'sec-fetch-site': 'same-site' }, 403],
  ])('with %s', async (_, headers, status) => {
    const body = { globalPermissions: ['ADMINISTER'] };
    const reply = await send('POST', '/rest/api/3/permissions/check', { ...headers, cookie: await cookie() }, body);
    expect(reply.status).toBe(status);
  });
});

describe('authentication', () => {
  it('takes an API token as Basic and as bearer, and the password as Basic', async () => {
    const { accountId } = await site.jira.users.ensure({ email: EMAIL, displayName: 'Ann', accountType: 'atlassian' });
    const token = await site.jira.users.createToken(accountId, 'test');
    for (const headers of [basic(EMAIL, token), basic(EMAIL, secret), { authorization: `Bearer ${token}` }]) {
      const response = await send('GET', ME, headers);
      expect(response.headers.get('x-aaccountid')).toBe(accountId);
      expect((await toReply(response)).body).toMatchObject({ accountId, emailAddress: EMAIL });
      expect(await site.jira.authenticate(new Request(BASE_URL, { headers }))).toBe(accountId);
    }
    expect((await send('GET', ME, basic('lead@tenon.example', token))).status).toBe(401);
  });

  it.each([
    ['a wrong token', { authorization: 'Bearer nope' }],
    ['a wrong password', basic(EMAIL, 'nope')],
    ['half a pair', { authorization: 'Basic bm9wZQ==' }],
    ['nothing', {} as Record<string, string>],
  ])('refuses %s', async (_, headers) => {
    expect((await send('GET', ME, headers)).status).toBe(401);
    expect(await site.jira.authenticate(new Request(BASE_URL, { headers }))).toBeUndefined();
  });

  it('an unknown account as actor is nobody', async () => {
    const response = await site.jira.fetch(new Request(`${BASE_URL}${ME}`), { accountId: 'nobody' });
    expect(response.status).toBe(401);
  });
});
