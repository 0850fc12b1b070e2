// The real host over a product of a few lines, for the host's own tests. Tests over the real site live in testkit's harness.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLogger, type LogLine, systemRandom } from '@tenon/kernel';
import { build } from 'esbuild';
import { type Host, openHost } from '../host.ts';
import type { Product, ProductEvent, ProductRequest } from '../ports.ts';
import { type SkewedClock, skewedClock } from './skewed-clock.ts';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');

export interface FixtureProduct extends Product {
  readonly requests: { accountId: string | undefined; request: ProductRequest }[];
  readonly admins: Set<string>;
  emit(event: ProductEvent): Promise<void>;
}

export interface Fixture {
  host: Host;
  product: FixtureProduct;
  clock: SkewedClock;
  log: LogLine[];
  dataDir: string;
  installationId: string;
  /** Invokes a function for a user, as a resolver would be. */
  run(
    functionKey: string,
    event?: unknown,
    options?: { accountId?: string; timeoutMs?: number },
  ): ReturnType<Host['invoke']>;
  reopen(): Promise<void>;
  close(): Promise<void>;
}

export interface AppFiles {
  manifest: string;
  source: string;
  /** Page of each Custom UI resource. */
  resources?: Record<string, string>;
}

export async function openFixture(app: AppFiles, options: { denoBinary?: string } = {}): Promise<Fixture> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tenon-host-'));
  const appDir = writeApp(app);
  const product = createProduct();
  const log: LogLine[] = [];
  const clock = skewedClock();
  const runnerFile = await bundleRunner(dataDir);
  const masterKey = systemRandom.bytes(32);
  const open = () =>
    openHost({
      dataDir,
      product,
      masterKey,
      runnerFile,
      ...options,
      bridgeScript: 'globalThis.__bridge = {};',
      shellOrigin: 'http://localhost:8080',
      originOf: ({ slug }) => `http://${slug}.localhost:8080`,
      clock,
      random: systemRandom,
      logger: createLogger((line) => log.push(line)),
    });
  const host = await open();
  const { installation } = await host.install(appDir);
  const fixture: Fixture = {
    host,
    product,
    clock,
    log,
    dataDir,
    installationId: installation.id,
    run: (functionKey, event = {}, options = {}) =>
      fixture.host.invoke({
        installationId: installation.id,
        functionKey,
        moduleType: 'test',
        moduleKey: 'test',
        event,
        lane: 'interactive',
        ...options,
      }),
    async reopen() {
      await fixture.host.close();
      fixture.host = await open();
    },
    async close() {
      await fixture.host.close();
      rmSync(dataDir, { recursive: true, force: true });
      rmSync(appDir, { recursive: true, force: true });
    },
  };
  return fixture;
}

/** Below the repository, so that the bundle finds the real `@forge` packages. */
function writeApp({ manifest, source, resources = {} }: AppFiles): string {
  const parent = join(repository, 'dist', 'test-apps');
  mkdirSync(parent, { recursive: true });
  const dir = mkdtempSync(join(parent, 'app-'));
  mkdirSync(join(dir, 'src'));
  writeFileSync(join(dir, 'manifest.yml'), manifest);
  writeFileSync(join(dir, 'src', 'index.ts'), source);
  for (const [key, page] of Object.entries(resources)) {
    const build = join(dir, 'static', key, 'build');
    mkdirSync(build, { recursive: true });
    writeFileSync(join(build, 'index.html'), page);
  }
  return dir;
}

async function bundleRunner(dir: string): Promise<string> {
  const outfile = join(dir, 'runner.mjs');
  const entry = join(repository, 'packages', 'host', 'src', 'sandbox', 'runner', 'main.ts');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outfile;
}

function createProduct(): FixtureProduct {
  let deliver: (event: ProductEvent) => Promise<void> = async () => {};
  const requests: FixtureProduct['requests'] = [];
  const admins = new Set<string>(['admin']);
  return {
    cloudId: 'cloud-1',
    siteUrl: 'http://localhost:8080',
    requests,
    admins,
    async request(accountId, request) {
      requests.push({ accountId, request });
      if (request.path.startsWith('/rest/api/3/mypermissions')) {
        return Response.json({
          permissions: { ADMINISTER: { havePermission: accountId !== undefined && admins.has(accountId) } },
        });
      }
      const issueKey = /^\/rest\/api\/3\/issue\/(10|[A-Z]+-\d+)/.exec(request.path)?.[1];
      if (issueKey !== undefined) return issueAnswer(issueKey);
      return Response.json({ accountId: accountId ?? null, path: request.path, method: request.method });
    },
    ensureAppUser: async (appId) => `app:${appId.replace(/^.*\//, '')}`,
    subscribe(listener) {
      deliver = listener;
      return () => {
        deliver = async () => {};
      };
    },
    emit: (event) => deliver(event),
  };
}

function issueAnswer(key: string): Response {
  if (key.startsWith('HIDDEN'))
    return Response.json(
      { errorMessages: ['Issue does not exist or you do not have permission to see it.'], errors: {} },
      { status: 404 },
    );
  return Response.json({
    id: '10',
    key,
    fields: { project: { id: '1', key: key.split('-')[0] }, issuetype: { id: '2', name: 'Task' } },
  });
}
