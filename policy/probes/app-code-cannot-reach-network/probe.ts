// Installs an app whose only function runs whatever code it is given, and lets it try every way out that is known. A listener on
// loopback counts who arrives, so an attempt that reports nothing is seen as well.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Probe, ProbeResult } from '@tenon/assurance';
import { startTestSite, type TestSite } from '@tenon/testkit/harness';
import { HOSTILE_APP, HOSTILE_ATTEMPTS } from '../../../packages/host/src/testing/hostile-app.ts';

const ATTEMPT_TIME_MS_MAX = 4_000;

export interface NetworkProbeOptions {
  /** Another Deno executable, for the test that shows the probe red. */
  denoBinary?: string;
}

export function appCodeCannotReachNetwork(options: NetworkProbeOptions = {}): Probe {
  return {
    id: 'app-code-cannot-reach-network',
    kind: 'behaviour',
    description: 'App code that tries sockets, processes, files and imports reaches nothing but the gateway',
    run: () => withHostileApp(options, judgeAttempts),
  };
}

type Attempt = (code: string) => Promise<string>;

async function withHostileApp(
  options: NetworkProbeOptions,
  judge: (attempt: Attempt, listener: Listener) => Promise<ProbeResult>,
): Promise<ProbeResult> {
  const appDir = mkdtempSync(join(tmpdir(), 'tenon-hostile-app-'));
  const listener = await listen();
  let site: TestSite | undefined;
  try {
    mkdirSync(join(appDir, 'src'));
    writeFileSync(join(appDir, 'manifest.yml'), HOSTILE_APP.manifest);
    writeFileSync(join(appDir, 'src', 'index.js'), HOSTILE_APP.source);
    site = await startTestSite({ apps: [appDir], ...options });
    return await judge(await attemptsOn(site, listener, appDir), listener);
  } finally {
    await site?.close();
    listener.server.close();
    rmSync(appDir, { recursive: true });
  }
}

async function judgeAttempts(attempt: Attempt, listener: Listener): Promise<ProbeResult> {
  // Without this, an app that does not run at all would look perfectly confined.
  const control = await attempt('return 20 + 22');
  if (control !== '42') return { outcome: 'error', findings: ['the app of the probe does not run'] };
  const escapes: string[] = [];
  for (const [name, code] of Object.entries(HOSTILE_ATTEMPTS)) {
    if ((await attempt(code)).includes('REACHED')) escapes.push(`${name} got through`);
  }
  if (listener.connections() > 0)
    escapes.push(`${listener.connections()} connections arrived at a port that is not the gateway's`);
  const count = Object.keys(HOSTILE_ATTEMPTS).length;
  return {
    outcome: escapes.length === 0,
    findings: escapes.length === 0 ? [`${count} attempts, none got through`] : escapes,
  };
}

async function attemptsOn(site: TestSite, listener: Listener, scratch: string): Promise<Attempt> {
  const [installation] = await site.tenon.host.installations();
  return async (code) => {
    const outcome = await site.tenon.host.invoke({
      installationId: installation?.id ?? '',
      functionKey: 'attempt',
      moduleType: 'probe',
      moduleKey: 'probe',
      event: { code: code.replaceAll('LISTENER', String(listener.port)).replaceAll('SCRATCH', scratch) },
      timeoutMs: ATTEMPT_TIME_MS_MAX,
      lane: 'interactive',
    });
    return outcome.success ? String(outcome.body) : '';
  };
}

interface Listener {
  server: Server;
  port: number;
  connections(): number;
}

async function listen(): Promise<Listener> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.on('error', () => {});
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nhi');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, port: (server.address() as { port: number }).port, connections: () => count };
}
