import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { FrameClient } from './frame-client.ts';

const PLACE = { installationId: 'i', moduleKey: 'm', issueKey: 'DEMO-1' };
const CONTEXT = {
  cloudId: 'c',
  siteUrl: 'http://localhost',
  environmentId: 'e',
  environmentType: 'DEVELOPMENT',
  moduleKey: 'm',
  localId: 'l',
  locale: 'en-US',
  timezone: 'UTC',
  extension: { type: 'jira:issuePanel' },
};

/** A host whose frame tokens can be made to run out. */
function startHost() {
  const host = new Hono();
  const seen = { opened: [] as unknown[], invoked: [] as unknown[], fetched: [] as unknown[] };
  let validToken = '';
  let isOpenAllowed = true;
  let isBroken = false;
  const expire = () => {
    validToken = 'none';
  };
  host.post('/_tenon/frames', async (c) => {
    if (!isOpenAllowed) return c.json({ code: 'FRAME_FORBIDDEN', message: 'Cannot open module: not permitted' }, 403);
    seen.opened.push(await c.req.json());
    validToken = `frame-${seen.opened.length}`;
    return c.json({ frameToken: validToken, url: 'http://app/x', origin: 'http://app', context: CONTEXT });
  });
  host.post('/_tenon/invoke', async (c) => {
    if (isBroken) return c.text('<html>', 502);
    const body = await c.req.json();
    if (body.frameToken !== validToken)
      return c.json({ code: 'FRAME_EXPIRED', message: 'Frame token has expired' }, 403);
    seen.invoked.push(body);
    if (body.functionKey === 'fail')
      return c.json({ success: false, error: { errorMessage: 'it broke', errorType: 'Error' } });
    if (body.functionKey === 'nothing') return c.json({ success: true });
    if (body.functionKey === 'junk') return c.json({ ok: 1 });
    return c.json({ success: true, body: { echo: body.payload } });
  });
  host.post('/_tenon/fetch-product', async (c) => {
    seen.fetched.push(await c.req.json());
    return c.json({ status: 204, statusText: 'No Content', headers: {}, body: '' });
  });
  return {
    seen,
    expire,
    forbid: () => {
      isOpenAllowed = false;
    },
    breakDown: () => {
      isBroken = true;
    },
    fetch: async (path: string, init: RequestInit) => host.request(path, init),
  };
}

describe('FrameClient', () => {
  it('opens the frame at its place', async () => {
    const host = startHost();
    const { frame } = await FrameClient.open(PLACE, host.fetch);
    expect(frame).toMatchObject({ origin: 'http://app', context: CONTEXT });
    expect(host.seen.opened).toEqual([PLACE]);
  });

  it('throws the refusal of the host', async () => {
    const host = startHost();
    host.forbid();
    await expect(FrameClient.open(PLACE, host.fetch)).rejects.toMatchObject({
      code: 'HOST_REFUSED',
      status: 403,
      hostCode: 'FRAME_FORBIDDEN',
      message: 'Cannot open module: not permitted',
    });
  });

  it('says in words for people that there was no answer', async () => {
    const fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(FrameClient.open(PLACE, fetch)).rejects.toMatchObject({
      code: 'HOST_UNREACHABLE',
      message: 'Cannot reach the server: check your connection and try again',
    });
  });

  it('invokes functions', async () => {
    const host = startHost();
    const { client } = await FrameClient.open(PLACE, host.fetch);
    await expect(client.invoke('hello', { a: 1 })).resolves.toEqual({ echo: { a: 1 } });
    await expect(client.invoke('nothing', undefined)).resolves.toBeUndefined();
    expect(host.seen.invoked[0]).toEqual({ frameToken: 'frame-1', functionKey: 'hello', payload: { a: 1 } });
  });

  it('throws what a function threw, and what cannot be understood', async () => {
    const host = startHost();
    const { client } = await FrameClient.open(PLACE, host.fetch);
    await expect(client.invoke('fail', {})).rejects.toThrow('There was an error invoking the function - it broke');
    await expect(client.invoke('junk', {})).rejects.toMatchObject({ code: 'HOST_ANSWER_INVALID' });
    host.breakDown();
    await expect(client.invoke('hello', {})).rejects.toThrow('The host answered 502');
  });

  it('calls the product', async () => {
    const host = startHost();
    const { client } = await FrameClient.open(PLACE, host.fetch);
    const input = { restPath: '/rest/api/3/myself', fetchRequestInit: { method: 'GET' } };
    await expect(client.fetchProduct(input)).resolves.toMatchObject({ status: 204 });
    expect(host.seen.fetched).toEqual([{ frameToken: 'frame-1', ...input }]);
  });

  it('renews an expired token once for all calls that met it', async () => {
    const host = startHost();
    const { client } = await FrameClient.open(PLACE, host.fetch);
    host.expire();
    const answers = await Promise.all([1, 2, 3].map((a) => client.invoke('hello', { a })));
    expect(answers).toEqual([{ echo: { a: 1 } }, { echo: { a: 2 } }, { echo: { a: 3 } }]);
    expect(host.seen.opened).toEqual([PLACE, PLACE]);
  });

  it('gives up when the person may not open the module any more', async () => {
    const host = startHost();
    const { client } = await FrameClient.open(PLACE, host.fetch);
    host.expire();
    host.forbid();
    await expect(client.invoke('hello', {})).rejects.toMatchObject({ hostCode: 'FRAME_FORBIDDEN' });
  });

  it('does not renew twice for one call', async () => {
    const host = startHost();
    let renewals = 0;
    const fetch = async (path: string, init: RequestInit) => {
      const response = await host.fetch(path, init);
      if (path === '/_tenon/frames') {
        renewals += 1;
        host.expire();
      }
      return response;
    };
    const { client } = await FrameClient.open(PLACE, fetch);
    await expect(client.invoke('hello', {})).rejects.toMatchObject({ hostCode: 'FRAME_EXPIRED' });
    expect(renewals).toBe(2);
  });
});
