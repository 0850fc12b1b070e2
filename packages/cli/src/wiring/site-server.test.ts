import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { startTestSite, type TestSite } from '@tenon/testkit/harness';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embeddedProduct } from './embedded-product.ts';
import { openSiteServer, type SiteServer } from './site-server.ts';

let site: TestSite;
let server: SiteServer;
beforeAll(async () => {
  site = await startTestSite();
  server = await openSiteServer({ port: 0, hasAppPorts: false, shellDir: join(site.dataPath, 'no-shell') });
  server.serve({ ...site.tenon, siteUrl: server.siteUrl }, { controlToken: 'control-token', welcome: [] });
});
afterAll(async () => {
  await server.close();
  await site.close();
});

interface Sent {
  status: number;
  headers: Record<string, unknown>;
  body: string;
}

/** With any Host header, as a rebound name would send it. */
function send(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const call = httpRequest({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

const host = () => ({ host: `localhost:${server.port}` });
const json = { 'content-type': 'application/json' };

describe('the site server', () => {
  it('answers to its own names only', async () => {
    expect((await send('/rest/api/3/serverInfo', host())).status).toBe(200);
    expect((await send('/rest/api/3/serverInfo', { host: 'rebound.example' })).status).toBe(421);
    expect((await send('/rest/api/3/serverInfo', { host: `localhost.rebound.example:${server.port}` })).status).toBe(
      421,
    );
    expect((await send('/', { host: `unknown-app.localhost:${server.port}` })).status).toBe(404);
  });

  it('sends a browser from the address to the name, and lets programs use the address', async () => {
    const page = await send('/browse/A-1?x=1', { accept: 'text/html' });
    expect([page.status, page.headers.location]).toEqual([302, `http://localhost:${server.port}/browse/A-1?x=1`]);
    expect((await send('/rest/api/3/serverInfo')).status).toBe(200);
  });

  it("refuses the shell's calls from any other origin", async () => {
    const body = JSON.stringify({ installationId: 'x', moduleKey: 'y' });
    const from = (headers: Record<string, string>) =>
      send('/_tenon/frames', { ...host(), ...json, ...headers }, 'POST', body);
    expect((await from({ origin: 'http://rebound.example' })).status).toBe(403);
    expect((await from({ origin: `http://some-app.localhost:${server.port}` })).status).toBe(403);
    expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await from({ origin: server.siteUrl, 'sec-fetch-site': 'same-origin' })).status).toBe(401);
  });

  it('runs control operations for the holder of the token only', async () => {
    const call = (token: string) =>
      send('/_tenon/control/app-list', { ...host(), authorization: `Bearer ${token}` }, 'POST');
    expect((await call('wrong')).status).toBe(401);
    expect((await send('/_tenon/control/app-list', host(), 'POST')).status).toBe(401);
    expect((await call('control-token')).body).toBe('{"type":"result","value":[]}\n');
  });

  it('serves no file outside the shell', async () => {
    const answers = await Promise.all(
      ['/../master.key', '/%2e%2e/master.key', '/assets/../../master.key'].map((path) => send(path, host())),
    );
    for (const { body } of answers) expect(body).not.toMatch(/[0-9a-f]{64}/);
  });
});

describe('the embedded product', () => {
  it('answers a GET that carries a body, as an app may send it', async () => {
    const body = new TextEncoder().encode('{}');
    const response = await embeddedProduct(site.tenon.jira, server.siteUrl).request(site.admin, {
      method: 'GET',
      path: '/rest/api/3/myself',
      headers: [],
      body,
    });
    expect([response.status, ((await response.json()) as { accountId: string }).accountId]).toEqual([200, site.admin]);
  });
});
