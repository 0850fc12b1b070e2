import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Fixture, openFixture } from '../testing/host-fixture.ts';
import { HOSTILE_APP, HOSTILE_ATTEMPTS } from '../testing/hostile-app.ts';
import { openDeno } from '../testing/open-deno.ts';

let listener: Server;
let connections = 0;
const sockets = new Set<Socket>();
let port = 0;
const scratch = mkdtempSync(join(tmpdir(), 'tenon-scratch-'));

beforeAll(async () => {
  listener = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi');
  });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  port = (listener.address() as { port: number }).port;
});
afterAll(() => {
  listener.close();
  for (const socket of sockets) socket.destroy();
  rmSync(scratch, { recursive: true, force: true });
});

async function attempt(fixture: Fixture, code: string): Promise<string> {
  const outcome = await fixture.run(
    'attempt',
    { code: code.replaceAll('LISTENER', String(port)).replaceAll('SCRATCH', scratch) },
    { timeoutMs: 4_000 },
  );
  return outcome.success ? String(outcome.body) : `refused: ${outcome.error.errorMessage}`;
}

describe('a hostile app', () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await openFixture(HOSTILE_APP);
  });
  afterAll(() => fixture.close());

  it.each(Object.entries(HOSTILE_ATTEMPTS))('gets nowhere by %s', async (_name, code) => {
    const before = connections;
    expect(await attempt(fixture, code)).not.toContain('REACHED');
    expect(connections).toBe(before);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it('still works afterwards', async () => {
    expect(await attempt(fixture, 'return 1 + 1')).toBe('2');
  });
});

describe('the attempts themselves', () => {
  it('do reach the network when the process is started with every permission', async () => {
    const deno = openDeno();
    const fixture = await openFixture(HOSTILE_APP, { denoBinary: deno.path });
    try {
      for (const name of ['node http', 'raw TCP', 'DNS lookup', 'read a file', 'Deno command', 'Deno connect']) {
        expect([name, await attempt(fixture, HOSTILE_ATTEMPTS[name] ?? '')]).toEqual([
          name,
          expect.stringContaining('REACHED'),
        ]);
      }
    } finally {
      await fixture.close();
      deno.remove();
    }
  });
});
