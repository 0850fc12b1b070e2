// Composition root of the host. It knows the Capability interface and no capability's inside.
import { join } from 'node:path';
import { type Clock, createIds, type Logger, type Random } from '@tenon/kernel';
import { createQueue, openStore } from '@tenon/store';
import type { CapabilityInstance } from './capabilities/capability.ts';
import { capabilities } from './capabilities/registry.ts';
import { type AssetOptions, serveAppAsset } from './frames/app-assets.ts';
import { FrameService } from './frames/frame-service.ts';
import { createFrameTokens } from './frames/frame-tokens.ts';
import { createFrameRoutes } from './frames/routes.ts';
import { createGateway } from './gateway/gateway.ts';
import { InvocationTokens } from './gateway/invocation-tokens.ts';
import { startHousekeeping } from './housekeeping.ts';
import { type InstallResult, installApp } from './installation/install-app.ts';
import { type Installation, Installations } from './installation/installation.ts';
import { AppLog, type LogLine } from './invocation/app-log.ts';
import { type InvocationRequest, Invoker } from './invocation/invoker.ts';
import { Jobs } from './invocation/jobs.ts';
import { HOST_LIMITS } from './limits.ts';
import { listenOnLoopback } from './listen.ts';
import type { Product } from './ports.ts';
import type { Outcome } from './sandbox/app-sandbox.ts';
import { findDenoBinary } from './sandbox/deno-binary.ts';
import { SandboxPool } from './sandbox/sandbox-pool.ts';
import { hostMigrations } from './schema/migrations.ts';
import type { HostTables } from './schema/tables.ts';
import { createVault } from './vault.ts';

export interface HostOptions {
  /** Folder for the host's database and artefacts. It must exist. */
  dataDir: string;
  product: Product;
  /** 32 bytes; seals queued events and secrets, signs frame tokens. */
  masterKey: Uint8Array;
  /** Encrypts the database at rest. */
  databaseKey?: string;
  /** Bundled sandbox runner. */
  runnerFile: string;
  /** Another Deno executable than the one from npm. */
  denoBinary?: string;
  /** Text of the bridge script for app frames. */
  bridgeScript: string;
  shellOrigin: string;
  originOf: (installation: Installation) => string;
  clock: Clock;
  random: Random;
  logger: Logger;
}

export interface Host {
  /** `/_tenon/...` for the signed-in `accountId`. */
  fetch(request: Request, accountId: string | undefined): Promise<Response>;
  /** A file of an app's Custom UI; `slug` is the label of the origin that was asked. */
  fetchAsset(request: Request, slug: string): Promise<Response>;
  install(appDir: string): Promise<InstallResult>;
  installations(): Promise<Installation[]>;
  invoke(request: InvocationRequest): Promise<Outcome>;
  logs(installationId: string, limit: number): Promise<LogLine[]>;
  /** Resolves when no job runs and none is due. */
  idle(): Promise<void>;
  /** Processes that run app code now. */
  sandboxPids(): number[];
  close(): Promise<void>;
}

/** @throws {StoreError} when the database cannot be opened. */
export async function openHost(options: HostOptions): Promise<Host> {
  // Closed in reverse order, at the end or when a later part does not open.
  const opened: (() => unknown)[] = [];
  const close = async () => {
    for (const step of opened.splice(0).reverse()) await step();
  };
  try {
    return await assemble(options, opened, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function assemble(options: HostOptions, opened: (() => unknown)[], close: () => Promise<void>): Promise<Host> {
  const { clock, logger, product, random } = options;
  const ids = createIds(random);
  const store = await openStore<HostTables>({
    path: join(options.dataDir, 'host.db'),
    migrations: hostMigrations,
    ...(options.databaseKey === undefined ? {} : { encryptionKey: options.databaseKey }),
  });
  opened.push(() => store.close());
  const vault = createVault(options.masterKey, random);
  const installations = new Installations(store.db, product.cloudId);
  const tokens = new InvocationTokens({ ids, clock });
  const instances: CapabilityInstance[] = [];
  const routes = () => instances.flatMap((instance) => instance.routes ?? []);
  const gatewayApp = createGateway({ tokens, routes, logger });
  const gateway = await listenOnLoopback(gatewayApp.fetch, { connections: HOST_LIMITS.gatewayConnections });
  opened.push(() => gateway.close());
  const gatewayAddress = `127.0.0.1:${gateway.port}`;
  const denoBinary = options.denoBinary ?? findDenoBinary();
  const pool = new SandboxPool({ denoBinary, runnerFile: options.runnerFile, gatewayAddress, heapMB: 384 }, clock);
  const appLog = new AppLog(store.db, clock);
  const gatewayUrl = `http://${gatewayAddress}/`;
  const invoker = new Invoker({ installations, pool, tokens, appLog, gatewayUrl, clock, ids, logger });
  const jobs = new Jobs({ queue: createQueue(store.db, { clock, ids }), invoker, vault, clock, logger });
  opened.push(() => {
    jobs.stop();
    pool.close();
    return jobs.idle();
  });
  for (const capability of capabilities) {
    const instance = capability.create({ store, product, installations, jobs, vault, clock, ids, logger });
    instances.push(instance);
    opened.push(() => instance.dispose?.());
  }
  const frameTokens = createFrameTokens(vault.deriveKey('frame'), clock);
  const frames = new FrameService({ installations, product, invoker, originOf: options.originOf, tokens: frameTokens });
  const frameRoutes = createFrameRoutes(frames, logger);
  const assets: AssetOptions = { shellOrigin: options.shellOrigin, bridgeScript: options.bridgeScript };
  opened.push(startHousekeeping(store.db, clock));
  pool.warmUp();
  await jobs.start();
  for (const instance of instances) instance.start?.();

  return {
    fetch: async (request, accountId) => frameRoutes.fetch(request, { accountId }),
    async fetchAsset(request, slug) {
      const installation = (await installations.list()).find((candidate) => candidate.slug === slug);
      return installation === undefined
        ? new Response('Not found', { status: 404 })
        : serveAppAsset(installation, request, assets);
    },
    async install(appDir) {
      const artifactsDir = join(options.dataDir, 'apps');
      const result = await installApp({ installations, product, artifactsDir, clock, ids, logger }, appDir);
      if (result.isChanged) pool.retire(result.installation.id);
      return result;
    },
    installations: () => installations.list(),
    invoke: (request) => invoker.invoke(request),
    logs: (installationId, limit) => appLog.list(installationId, limit),
    idle: () => jobs.idle(),
    sandboxPids: () => pool.pids(),
    close,
  };
}
