import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOST_LIMITS } from '../limits.ts';
import { type Fixture, openFixture } from '../testing/host-fixture.ts';
import { residentMB } from './memory.ts';

const manifest = `app:
  id: ari:cloud:ecosystem::app/aaaaaaaa-0000-4000-8000-000000000004
  name: Restless
  runtime: { name: nodejs20.x }
modules:
  function:
    - { key: restless, handler: index.restless }
    - { key: ticks, handler: index.ticks }
    - { key: hoard, handler: index.hoard }
    - { key: shout, handler: index.shout }
    - { key: wait, handler: index.wait }
    - { key: fetch, handler: index.get }
    - { key: gateway, handler: index.gateway }
`;
const source = `
let count = 0;
const kept: Uint8Array[] = [];
export function restless() { setInterval(() => { count += 1; }, 1); return 'answered'; }
export function ticks() { return count; }
export function hoard() { setInterval(() => kept.push(new Uint8Array(32 * 1024 * 1024).fill(1)), 1); return 'answered'; }
export function shout({ lines }: { lines: number }) { for (let i = 0; i < lines; i += 1) console.log(i); return lines; }
export async function wait({ ms }: { ms: number }) {
  const runtime = (globalThis as unknown as { __forge_runtime__: { lambdaContext: { getRemainingTimeInMillis(): number } } }).__forge_runtime__;
  const remaining = runtime.lambdaContext.getRemainingTimeInMillis();
  await new Promise((done) => setTimeout(done, ms));
  return remaining;
}
export async function get({ url }: { url: string }) {
  try { return (await fetch(url)).status; } catch (error) { return (error as Error).name; }
}
export async function gateway({ count }: { count: number }) {
  const ask = (globalThis as unknown as { __forge_fetch__: (a: object, t: string, i: object) => Promise<Response> }).__forge_fetch__;
  const answers = await Promise.all(Array.from({ length: count }, () => ask({ type: 'kvs' }, '/api/v1/get', { method: 'POST', body: '{"key":"k"}' })));
  return answers.map((answer) => answer.status);
}
`;

let fixture: Fixture;
beforeAll(async () => {
  fixture = await openFixture({ manifest, source });
});
afterAll(() => fixture.close());

// A process lives in real time: there is no clock to advance in it.
const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));

describe('a function after its answer', () => {
  it.skipIf(process.platform === 'win32')('stands still until the next call', async () => {
    expect(await fixture.run('restless')).toMatchObject({ body: 'answered' });
    const before = ((await fixture.run('ticks')) as { body: number }).body;
    await sleep(120);
    const after = ((await fixture.run('ticks')) as { body: number }).body;
    // 120 ticks if it had gone on; the few are of the calls themselves.
    expect(after - before).toBeLessThan(40);
  });

  it.skipIf(process.platform === 'win32')('takes no more memory', async () => {
    const hoarder = await openFixture({ manifest, source });
    await hoarder.run('hoard');
    await sleep(300);
    const used = await Promise.all(hoarder.host.sandboxPids().map(residentMB));
    expect(Math.max(...used)).toBeLessThan(400);
    await hoarder.close();
  });
});

describe('a function', () => {
  it('that prints on and on is ended, and the log says so', async () => {
    expect(await fixture.run('shout', { lines: 50 })).toMatchObject({ body: 50 });
    expect(await fixture.run('shout', { lines: HOST_LIMITS.printedLines + 50 })).toMatchObject({
      success: false,
      reason: 'crash',
    });
    const lines = (await fixture.host.logs(fixture.installationId, 1_000)).map(({ text }) => text);
    expect(lines).toContain('Log limit reached: further lines are dropped');
    expect(lines.length).toBeLessThan(300);
  });

  it('that had to wait for a process has its whole time all the same', async () => {
    // A deadline that began in the queue would leave the last call 2,400 ms at most; the rest is slack for a slow start.
    const calls = Array.from({ length: HOST_LIMITS.processesPerInstallation + 1 }, () =>
      fixture.run('wait', { ms: 600 }, { timeoutMs: 3_000 }),
    );
    const remaining = (await Promise.all(calls)).map((outcome) => (outcome.success ? Number(outcome.body) : 0));
    expect(Math.min(...remaining)).toBeGreaterThan(2_450);
  });

  it('gets the error of the platform when it calls an address outside', async () => {
    const server = createServer((_request, response) => response.end());
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    expect(await fixture.run('fetch', { url: `http://127.0.0.1:${port}/` })).toMatchObject({
      body: 'REQUEST_EGRESS_ALLOWLIST_ERR',
    });
    server.close();
  });

  it('is refused what exceeds its share of the gateway', async () => {
    const outcome = await fixture.run('gateway', { count: HOST_LIMITS.gatewayRequestsPerInstallation * 4 });
    const statuses = outcome.success ? (outcome.body as number[]) : [];
    expect(statuses).toContain(404);
    expect(statuses.every((status) => status === 404 || status === 429)).toBe(true);
  });
});
