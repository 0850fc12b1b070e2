import { afterAll, beforeAll, expect, it } from 'vitest';
import { BASE_URL, JSON_HEADERS, openTestSite, type TestSite, toReply } from '../../test/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.jira.close());

const PATH = `${BASE_URL}/rest/api/3/permissions/check`;

function post(body: BodyInit, headers: Record<string, string> = {}, standard: Record<string, string> = JSON_HEADERS) {
  const request = new Request(PATH, {
    method: 'POST',
    body,
    headers: { ...standard, ...headers },
    duplex: 'half',
  } as RequestInit);
  return site.jira.fetch(request, { accountId: site.ids.guest });
}

/** Pieces without end; counts those that were taken. */
function endless(taken: { count: number }): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(1_000_000).fill(32);
  return new ReadableStream({
    pull(controller) {
      taken.count += 1;
      controller.enqueue(piece);
    },
  });
}

it('a body is refused as soon as it exceeds the limit, whether its length is told or not', async () => {
  const taken = { count: 0 };
  const reply = await toReply(await post(endless(taken)));
  expect(reply).toEqual({
    status: 413,
    body: { errorMessages: ['The request body exceeds 5000000 bytes.'], errors: {} },
  });
  expect(taken.count).toBeLessThan(10);
  expect((await post('{}', { 'content-length': '5000001' })).status).toBe(413);
});

it('the limit counts bytes, not characters', async () => {
  const text = (characters: number) => JSON.stringify({ accountId: '\u20ac'.repeat(characters) });
  expect((await post(text(1_600_000))).status).toBe(403);
  expect((await post(text(1_700_000))).status).toBe(413);
});

it.each(['', '{', 'no json'])('the body %j is no JSON', async (body) => {
  const reply = await toReply(await post(body));
  expect(reply.status).toBe(400);
  expect(reply.body.errorMessages[0]).toContain('Invalid request payload');
});

it.each([
  ['application/json; charset=utf-8', 403],
  ['Application/JSON', 403],
  ['text/plain', 415],
  ['application/jsonp', 415],
  ['multipart/form-data', 415],
])('a body of the type %s is answered with %i', async (type, status) => {
  const reply = await toReply(await post('{"accountId":"x"}', { 'content-type': type }));
  expect(reply.status).toBe(status);
  expect(reply.body).toEqual({ errorMessages: [expect.any(String)], errors: {} });
});

it('a body without a type counts as JSON', async () => {
  expect((await post(Buffer.from('{"accountId":"x"}'), {}, {})).status).toBe(403);
});

it.each([
  ['GET', '/search/jql?jql=x&maxResults=abc', undefined, 'maxResults', 'be a whole number of 0 or more'],
  ['GET', '/issue/OPEN-1/comment?startAt=-1', undefined, 'startAt', 'be a whole number of 0 or more'],
  ['POST', '/search/jql', { maxResults: 1.5 }, 'maxResults', 'be a whole number of 0 or more'],
  ['POST', '/search/jql', { fields: 7 }, 'fields', 'be a text or a list'],
  ['POST', '/search/jql', { properties: ['1', '2', '3', '4', '5', '6'] }, 'properties', 'have at most 5 entries'],
  ['POST', '/search/approximate-count', { jql: null }, 'jql', 'be a text'],
  ['POST', '/issue', { fields: [] }, 'fields', 'be an object'],
  ['POST', '/permissions/check', { globalPermissions: 'x' }, 'globalPermissions', 'be a list'],
])('%s %s of %j says what %s must be', async (method, path, body, field, requirement) => {
  await site.createIssue({});
  const reply = await site.call('member', method, path, body);
  expect(reply).toMatchObject({
    status: 400,
    body: { errors: { [field]: `The value of ${field} must ${requirement}.` } },
  });
});

it('a body that is no object, and a field too many, are told in the same way', async () => {
  const noObject = await site.call('member', 'POST', '/search/jql', []);
  expect(noObject.body.errors).toEqual({ body: 'The value of the request body must be an object.' });
  await site.createIssue({});
  const tooMany = await site.call('member', 'POST', '/issue/OPEN-1/comment', { visibility: {} });
  expect(tooMany.body.errors).toEqual({ body: 'These fields are not supported: visibility.' });
});
