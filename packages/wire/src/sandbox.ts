// Host <-> sandbox: JSON lines over the child's stdin and stdout. Both sides parse; neither trusts the other.
import { z } from 'zod';

/** What a function may know about its invocation; the runner turns it into `__forge_runtime__`. */
export const invocationMeta = z.object({
  /** Bearer for the gateway: valid for this invocation only. */
  token: z.string(),
  gatewayUrl: z.string(),
  /** Instant (ms) at which the host kills the process. */
  deadline: z.number(),
  contextAri: z.string(),
  accountId: z.string().optional(),
  appContext: z.object({
    appId: z.string(),
    appVersion: z.string(),
    environmentId: z.string(),
    environmentType: z.string(),
    invocationId: z.string(),
    installationId: z.string(),
    functionKey: z.string(),
    moduleType: z.string(),
    moduleKey: z.string(),
    permissions: z.object({ scopes: z.array(z.string()), external: z.record(z.string(), z.unknown()) }),
  }),
  license: z.record(z.string(), z.unknown()).optional(),
});
export type InvocationMeta = z.infer<typeof invocationMeta>;

export const toSandbox = z.discriminatedUnion('type', [
  z.object({ type: z.literal('load'), source: z.string(), environment: z.record(z.string(), z.string()) }),
  z.object({
    type: z.literal('invoke'),
    id: z.string(),
    handler: z.string(),
    event: z.unknown(),
    meta: invocationMeta,
  }),
]);
export type ToSandbox = z.infer<typeof toSandbox>;

export const invocationError = z.object({
  errorMessage: z.string(),
  errorType: z.string(),
  stack: z.string().optional(),
});
export const fromSandbox = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('log'),
    id: z.string().optional(),
    level: z.enum(['debug', 'info', 'warn', 'error']),
    text: z.string(),
  }),
  z.object({ type: z.literal('result'), id: z.string(), success: z.literal(true), body: z.unknown() }),
  z.object({ type: z.literal('failure'), id: z.string(), success: z.literal(false), error: invocationError }),
]);
export type FromSandbox = z.infer<typeof fromSandbox>;
