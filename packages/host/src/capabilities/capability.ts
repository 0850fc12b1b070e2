import type { Clock, Ids, Logger } from '@tenon/kernel';
import type { Store } from '@tenon/store';
import type { FetchArgs } from '../gateway/gateway.ts';
import type { InvocationGrant } from '../gateway/invocation-tokens.ts';
import type { Installations } from '../installation/installation.ts';
import type { Jobs } from '../invocation/jobs.ts';
import type { Product } from '../ports.ts';
import type { HostTables } from '../schema/tables.ts';
import type { Vault } from '../vault.ts';

/** One request of an app, already authenticated. */
export interface GatewayCall {
  grant: InvocationGrant;
  args: FetchArgs;
  target: string;
  method: string;
  headers: [string, string][];
  body(): Promise<Uint8Array | undefined>;
}

export interface GatewayRoute {
  matches(args: FetchArgs, target: string): boolean;
  handle(call: GatewayCall): Promise<Response>;
}

/** What every capability may use. No field that only one of them needs: a shared need becomes a port. */
export interface CapabilityContext {
  store: Store<HostTables>;
  product: Product;
  installations: Installations;
  jobs: Jobs;
  vault: Vault;
  clock: Clock;
  ids: Ids;
  logger: Logger;
}

export interface CapabilityInstance {
  routes?: GatewayRoute[];
  /** Called once, after every capability was created. */
  start?(): void;
  dispose?(): void;
}

/** One simulated product of the platform. The host knows this interface and no capability by name. */
export interface Capability {
  key: string;
  create(context: CapabilityContext): CapabilityInstance;
}
