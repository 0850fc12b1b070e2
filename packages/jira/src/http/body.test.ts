import { afterAll, beforeAll, expect, it } from 'vitest';
import { BASE_URL, openTestSite, type TestSite, toReply } from '../../test/site.ts';

let site: TestSite;
beforeAll(async () => {
  site = await openTestSite();
});
afterAll(() => site.jira.close());

const PATH = `${BASE_URL}/rest/api/3/permissions/check`;

function post(body: BodyInit, headers: Record<string, string> = {}) {
  const request = new Request(PATH, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
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
