// Cost of one function call, inside the host: a small app over a product that answers nothing.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, openHost, type Product } from '@tenon/host';
import { createLogger, systemClock, systemRandom } from '@tenon/kernel';

const WARM_CALLS = 2_000;
const COLD_CALLS = 15;

const MANIFEST = `app:
  id: ari:cloud:ecosystem::app/bbbbbbbb-0000-4000-8000-000000000001
  name: Bench
  runtime: { name: nodejs20.x }
modules:
  function: [{ key: ping, handler: index.ping }]
`;

const product: Product = {
  cloudId: 'bench',
  siteUrl: 'http://localhost',
  request: async () => new Response(null, { status: 404 }),
  ensureAppUser: async () => 'app',
  subscribe: () => () => {},
};

export async function measureInvocations(): Promise<Record<string, number>> {
  const appDir = writeApp();
  const cold: number[] = [];
  let warm: number[] = [];
  let spare = 0;
  try {
    for (let i = 0; i < COLD_CALLS; i += 1) {
      await withHost(
        appDir,
        async (call, isLast) => {
          // The spare process of a host that just opened is still starting: this call waits for a whole process start.
          cold.push(await timed(call));
          if (!isLast) return;
          for (let n = 0; n < 200; n += 1) await call();
          warm = await repeat(WARM_CALLS, () => timed(call));
        },
        i === COLD_CALLS - 1,
      );
    }
    spare = await firstCallWithSpare(appDir);
  } finally {
    rmSync(appDir, { recursive: true, force: true });
  }
  return {
    invoke_warm_p50_ms: round(median(warm)),
    invoke_warm_p99_ms: round(quantile(warm, 0.99)),
    invoke_cold_ms: round(median(cold)),
    invoke_first_with_spare_ms: round(spare),
  };
}

async function withHost(
  appDir: string,
  run: (call: () => Promise<void>, isLast: boolean) => Promise<void>,
  isLast = false,
  settleMs = 0,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tenon-bench-host-'));
  const host = await openHost({
    dataDir,
    product,
    masterKey: systemRandom.bytes(32),
    runnerFile: join(process.cwd(), 'dist', 'sandbox-runner.mjs'),
    bridgeScript: '',
    shellOrigin: 'http://localhost',
    originOf: () => 'http://localhost',
    clock: systemClock,
    random: systemRandom,
    logger: createLogger(() => {}),
  });
  try {
    const { installation } = await host.install(appDir);
    await new Promise((done) => setTimeout(done, settleMs));
    if (settleMs === 0) await killSpare(host);
    await run(async () => {
      const outcome = await host.invoke({
        installationId: installation.id,
        functionKey: 'ping',
        moduleType: 'bench',
        moduleKey: 'bench',
        event: {},
        lane: 'interactive',
      });
      if (!outcome.success) throw new Error(outcome.error.errorMessage);
    }, isLast);
  } finally {
    await host.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Without its waiting process the host starts one for the call: nothing is prepared then. */
async function killSpare(host: Host): Promise<void> {
  for (const pid of host.sandboxPids()) process.kill(pid, 'SIGKILL');
  while (host.sandboxPids().length > 0) await new Promise((done) => setTimeout(done, 2));
}

async function firstCallWithSpare(appDir: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) await withHost(appDir, async (call) => void times.push(await timed(call)), false, 600);
  return median(times);
}

function writeApp(): string {
  const dir = mkdtempSync(join(tmpdir(), 'tenon-bench-app-'));
  mkdirSync(join(dir, 'src'));
  writeFileSync(join(dir, 'manifest.yml'), MANIFEST);
  writeFileSync(join(dir, 'src', 'index.ts'), 'export async function ping() { return 1; }');
  return dir;
}

async function timed(run: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}

async function repeat(count: number, run: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) times.push(await run());
  return times;
}

function median(values: number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
