import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, openFixture } from '../testing/host-fixture.ts';

const manifest = `app:
  id: ari:cloud:ecosystem::app/aaaaaaaa-0000-4000-8000-000000000003
  name: Framed
  runtime: { name: nodejs20.x }
permissions:
  scopes: [read:jira-work]
modules:
  function:
    - { key: resolve, handler: index.resolve }
  jira:adminPage:
    - { key: admin, title: Settings, resource: page, resolver: { function: resolve } }
  jira:issuePanel:
    - { key: panel, title: Panel, icon: x, resource: page, resolver: { function: resolve } }
resources:
  - { key: page, path: static/page/build }
`;
const source =
  'export async function resolve(event: { call: unknown; context: unknown }, context: unknown) { return { ...event, ...(context as object) }; }';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture({
    manifest,
    source,
    resources: { page: '<!doctype html><html><head><title>x</title></head><body></body></html>' },
  });
});
afterAll(() => fixture.close());

async function call(
  path: string,
  body: unknown,
  accountId: string | undefined,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const request = new Request(
    `http://localhost:8080/_tenon/${path}`,
    body === undefined
      ? {}
      : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } },
  );
  const response = await fixture.host.fetch(request, accountId);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const frame = (moduleKey: string, issueKey?: string) => ({
  installationId: fixture.installationId,
  moduleKey,
  ...(issueKey === undefined ? {} : { issueKey }),
});

describe('frames', () => {
  it('lists admin pages to administrators only', async () => {
    expect((await call('modules?slot=jira:adminPage', undefined, 'admin')).body).toMatchObject({
      modules: [{ moduleKey: 'admin', title: 'Settings' }],
    });
    expect((await call('modules?slot=jira:adminPage', undefined, 'user-1')).body).toEqual({ modules: [] });
    expect((await call('modules?slot=jira:adminPage', undefined, undefined)).status).toBe(401);
  });

  it('opens an admin page for administrators only, and asks again at every call', async () => {
    const opened = await call('frames', frame('admin'), 'admin');
    expect(opened.status).toBe(200);
    expect((await call('frames', frame('admin'), 'user-1')).body).toMatchObject({ code: 'NOT_PERMITTED' });

    const invoke = (accountId: string) =>
      call('invoke', { frameToken: opened.body.frameToken, functionKey: 'any', payload: { a: 1 } }, accountId);
    expect((await invoke('admin')).body).toMatchObject({
      success: true,
      body: { call: { functionKey: 'any', payload: { a: 1 } }, principal: { accountId: 'admin' } },
    });
    // Somebody else's token is of no use, and neither is one's own after the right is gone.
    expect((await invoke('user-1')).body).toMatchObject({ code: 'FRAME_INVALID' });
    fixture.product.admins.delete('admin');
    expect((await invoke('admin')).body).toMatchObject({ code: 'NOT_PERMITTED' });
    fixture.product.admins.add('admin');
  });

  it('takes issue and project of a panel from the product, not from the browser', async () => {
    const opened = await call('frames', frame('panel', 'A-1'), 'user-1');
    expect(opened.body).toMatchObject({
      context: { extension: { issue: { id: '10', key: 'A-1' }, project: { key: 'A' } } },
    });
    expect((await call('frames', frame('panel', 'HIDDEN-1'), 'user-1')).status).toBe(403);
    const answer = await call(
      'invoke',
      { frameToken: opened.body.frameToken, functionKey: 'any', payload: { issueId: '666' } },
      'user-1',
    );
    expect(answer.body).toMatchObject({ success: true, body: { context: { extension: { issue: { id: '10' } } } } });
  });

  it('refuses an expired token, a forged one and a body of another shape', async () => {
    const { body } = await call('frames', frame('admin'), 'admin');
    const invoke = (frameToken: unknown) => call('invoke', { frameToken, functionKey: 'any', payload: {} }, 'admin');
    expect((await invoke(`${body.frameToken}x`)).body).toMatchObject({ code: 'FRAME_INVALID' });
    expect((await call('invoke', { functionKey: 1 }, 'admin')).body).toMatchObject({ code: 'REQUEST_INVALID' });
    fixture.clock.advance(60 * 60 * 1000);
    expect((await invoke(body.frameToken)).body).toMatchObject({ code: 'FRAME_EXPIRED' });
  });

  it('lets a frame ask the product as its user, within the scopes of the app', async () => {
    const { body } = await call('frames', frame('panel', 'A-1'), 'user-1');
    const ask = (restPath: string, method = 'GET') =>
      call('fetch-product', { frameToken: body.frameToken, restPath, fetchRequestInit: { method } }, 'user-1');
    expect(JSON.parse(String((await ask('/rest/api/3/issue/A-1')).body.body))).toMatchObject({ id: '10' });
    expect((await ask('/rest/api/3/issue/A-1', 'PUT')).body).toMatchObject({ status: 401 });
    const withHeader = (value: string) => ({
      frameToken: body.frameToken,
      restPath: '/rest/api/3/issue/A-1',
      fetchRequestInit: { headers: [['accept', value]] },
    });
    expect((await call('fetch-product', withHeader('a\r\nx: y'), 'user-1')).body).toMatchObject({
      code: 'REQUEST_INVALID',
    });
    expect((await ask('/rest/api/3/../../x')).body).toMatchObject({ code: 'REQUEST_INVALID' });
  });
});

describe('app assets', () => {
  it('serves the page with the bridge first, under a policy that lets nothing out', async () => {
    const { body } = await call('frames', frame('admin'), 'admin');
    const response = await fixture.host.fetchAsset(new Request(String(body.url)), 'framed');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(
      '<head><script src="/_tenon/bridge.js" data-shell-origin="http://localhost:8080"></script>',
    );
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain('frame-ancestors http://localhost:8080');
    expect(policy).not.toContain('unsafe-eval');
  });

  it.each([
    '/x/page/index.html',
    '/VERSION/other/index.html',
    '/VERSION/page/../../../functions.cjs',
    '/VERSION/page/%2e%2e%2f%2e%2e%2ffunctions.cjs',
    '/VERSION/page/..%2f..%2ffunctions.cjs',
  ])('does not serve %s', async (path) => {
    const version = (await fixture.host.installations())[0]?.version ?? '';
    const response = await fixture.host.fetchAsset(
      new Request(`http://framed.localhost:8080${path.replace('VERSION', version)}`),
      'framed',
    );
    expect(response.status).toBe(404);
  });
});
