// The two globals that the public `@forge/*` packages look for: `__forge_runtime__` and `__forge_fetch__`
// (Forge contract 1.1 and 1.2), plus a `fetch` that leaves only through the gateway.
import type { AsyncLocalStorage } from 'node:async_hooks';
import { GATEWAY_HEADERS, type InvocationMeta, PROXY_ERROR_HEADER } from '@tenon/wire';

type Runtime = Record<string, unknown>;
type ForgeFetch = (args: Record<string, unknown>, target: string, init?: RequestInit) => Promise<Response>;

const noop = { incr() {}, incrBy() {}, decr() {}, decrBy() {}, set() {}, measure: () => ({ stop() {} }) };
const metrics = { counter: () => noop, timing: () => noop, gauge: () => noop };

export interface Forge {
  runtimeOf(meta: InvocationMeta): Runtime;
  contextOf(meta: InvocationMeta): Record<string, unknown>;
}

export function installForge(runtimes: AsyncLocalStorage<Runtime>): Forge {
  const nativeFetch = globalThis.fetch.bind(globalThis);
  // While the bundle's top level runs there is already an invocation, but packages may keep what they read then.
  let first: Runtime | undefined;
  Object.defineProperty(globalThis, '__forge_runtime__', { get: () => runtimes.getStore() ?? first });

  const forgeFetch: ForgeFetch = (args, target, init = {}) => {
    const runtime = runtimes.getStore() ?? first;
    const proxy = runtime?.proxy as { token: string; url: string } | undefined;
    if (proxy === undefined) throw new Error('Forge APIs are available inside an invocation only');
    const headers = new Headers(init.headers);
    headers.delete('host');
    headers.set(GATEWAY_HEADERS.authorization, `Bearer ${proxy.token}`);
    headers.set(GATEWAY_HEADERS.args, encodeURIComponent(JSON.stringify(args)));
    headers.set(GATEWAY_HEADERS.target, encodeURIComponent(target));
    return nativeFetch(proxy.url, { ...init, headers, redirect: 'manual' });
  };
  Object.assign(globalThis, { __forge_fetch__: forgeFetch, fetch: egressFetch(forgeFetch) });

  return {
    runtimeOf(meta) {
      const runtime = toRuntime(meta);
      first ??= runtime;
      return runtime;
    },
    contextOf: (meta) => ({
      installContext: meta.contextAri,
      ...(meta.accountId === undefined ? {} : { principal: { accountId: meta.accountId } }),
      ...(meta.license === undefined ? {} : { license: meta.license }),
      installation: {
        ari: {
          installationId: meta.appContext.installationId,
          toString: () => `ari:cloud:ecosystem::installation/${String(meta.appContext.installationId)}`,
        },
        contexts: [meta.contextAri],
      },
    }),
  };
}

function toRuntime(meta: InvocationMeta): Runtime {
  return {
    proxy: { token: meta.token, url: meta.gatewayUrl },
    contextAri: meta.contextAri,
    appContext: meta.appContext,
    aaid: meta.accountId,
    lambdaContext: {
      awsRequestId: meta.appContext.invocationId,
      getRemainingTimeInMillis: () => meta.deadline - Date.now(),
    },
    tracing: { traceId: meta.appContext.invocationId, spanId: '0' },
    metrics,
    container: {},
    realtime: {},
    featureFlags: () => false,
  };
}

/** The global `fetch` of an app: the manifest's egress list decides, in the gateway. */
function egressFetch(forgeFetch: ForgeFetch) {
  return async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const url = typeof input === 'string' ? input : 'url' in input ? input.url : input.href;
    const response = await forgeFetch({ type: 'egress' }, url, init);
    if (response.headers.get(PROXY_ERROR_HEADER) === 'EGRESS_DENIED') {
      throw Object.assign(
        new Error(
          `URL not included in the external fetch backend permissions: ${url}. Visit go.atlassian.com/forge-egress for more information.`,
        ),
        { name: 'REQUEST_EGRESS_ALLOWLIST_ERR', status: 403 },
      );
    }
    return response;
  };
}
