import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ApiError, isRefusal, request } from './http.ts';

const site = new Hono()
  .get('/good', (c) => c.json({ value: 1, more: 2 }))
  .post('/echo', async (c) => c.json({ body: await c.req.json(), token: c.req.header('x-atlassian-token') }))
  .delete('/gone', (c) => c.body(null, 204))
  .get('/jira', (c) => c.json({ errorMessages: ['First.'], errors: { summary: 'Second.' } }, 400))
  .get('/host', (c) => c.json({ code: 'NOT_PERMITTED', message: 'Not you' }, 403))
  .get('/proxy', (c) => c.html('<h1>Bad gateway</h1>', 502));

beforeEach(() => {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => site.request(path, init));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function failure(path: string): Promise<unknown> {
  return request(path).catch((error: unknown) => error);
}

describe('request()', () => {
  it('returns what the schema makes of the answer', async () => {
    await expect(request('/good', { schema: z.object({ value: z.number() }) })).resolves.toEqual({ value: 1 });
  });

  it('refuses an answer in another form', async () => {
    const answer = request('/good', { schema: z.object({ value: z.string() }) });
    await expect(answer).rejects.toThrow('Cannot read answer: it is not in the expected form');
  });

  it('sends a body, and the header that Jira wants on writes', async () => {
    const schema = z.object({ body: z.unknown(), token: z.string() });
    const answer = request('/echo', { method: 'POST', body: { a: 1 }, schema });
    await expect(answer).resolves.toEqual({ body: { a: 1 }, token: 'no-check' });
    await expect(request('/gone', { method: 'DELETE' })).resolves.toBeUndefined();
  });

  it("throws Jira's own sentences", async () => {
    expect(await failure('/jira')).toMatchObject({ status: 400, message: 'First.', messages: ['First.', 'Second.'] });
  });

  it("throws the host's code", async () => {
    const error = await failure('/host');
    expect(error).toMatchObject({ status: 403, code: 'NOT_PERMITTED', message: 'Not you' });
    expect(isRefusal(error)).toBe(true);
  });

  it('has a sentence for what answers with anything else', async () => {
    const error = await failure('/proxy');
    expect(error).toMatchObject({ status: 502, message: 'The server answered 502' });
    expect(isRefusal(error)).toBe(false);
  });

  it('has a sentence for no answer at all', async () => {
    vi.stubGlobal('fetch', async () => {
      throw new TypeError('Failed to fetch');
    });
    expect(await failure('/good')).toMatchObject({
      status: 0,
      message: expect.stringContaining('Cannot reach the server'),
    });
    expect(await failure('/good')).toBeInstanceOf(ApiError);
  });
});
