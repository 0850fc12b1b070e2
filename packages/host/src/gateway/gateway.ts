// The only address that an app's process can reach. Every request carries the token of its invocation; who is calling,
// for which installation, as which user and with which scopes follows from the token, never from what the app sends.
import { type Logger, logText, messageOf } from '@tenon/kernel';
import { GATEWAY_HEADERS, PROXY_ERROR_HEADER } from '@tenon/wire';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import type { GatewayCall, GatewayRoute } from '../capabilities/capability.ts';
import { HOST_LIMITS } from '../limits.ts';
import type { InvocationGrant, InvocationTokens } from './invocation-tokens.ts';

const fetchArgs = z.object({
  type: z.string(),
  provider: z.string().optional(),
  remote: z.string().optional(),
  accountId: z.string().optional(),
  contextAri: z.string().optional(),
});
/** Arguments of `__forge_fetch__` (Forge contract 1.2). */
export type FetchArgs = z.infer<typeof fetchArgs>;

export interface GatewayOptions {
  tokens: InvocationTokens;
  /** Asked at each request: capabilities are created after the gateway listens. */
  routes: () => readonly GatewayRoute[];
  logger: Logger;
}

export function createGateway({ tokens, routes, logger }: GatewayOptions): Hono<GatewayEnvironment> {
  const app = new Hono<GatewayEnvironment>();
  const crowd = new Crowd(HOST_LIMITS.gatewayRequestsPerInstallation);
  // The token first: nobody without one gets a byte of a body read.
  app.use(async (context, next) => {
    const grant = tokens.find((context.req.header(GATEWAY_HEADERS.authorization) ?? '').replace(/^Bearer /, ''));
    if (grant === undefined) return platformError(401, 'INVALID_TOKEN');
    const leave = crowd.enter(grant.installation.id);
    if (leave === undefined) return platformError(429, 'RATE_LIMIT_EXCEEDED');
    context.set('grant', grant);
    await next().finally(leave);
  });
  app.use(bodyLimit({ maxSize: HOST_LIMITS.gatewayBodyBytes, onError: () => platformError(413, 'REQUEST_TOO_LARGE') }));
  app.all('*', async (context) => {
    const args = readArgs(context.req.header(GATEWAY_HEADERS.args));
    const target = decode(context.req.header(GATEWAY_HEADERS.target));
    if (args === undefined || target === undefined) return platformError(400, 'INVALID_ARGUMENTS');
    const call: GatewayCall = {
      grant: context.get('grant'),
      args,
      target,
      method: context.req.method,
      headers: productHeaders(context),
      body: () => readBody(context),
    };
    const route = routes().find((candidate) => candidate.matches(args, target));
    return route === undefined ? platformError(404, 'NOT_SUPPORTED') : route.handle(call);
  });
  app.onError((error) => {
    logger.error('gateway.failed', { error: logText(error.name), message: logText(messageOf(error)) });
    return platformError(500, 'INTERNAL');
  });
  return app;
}

interface GatewayEnvironment {
  Variables: { grant: InvocationGrant };
}

/** Requests under way per installation. */
class Crowd {
  readonly #limit: number;
  readonly #present = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What counts the request out again, or undefined when there is no room. */
  enter(installationId: string): (() => void) | undefined {
    const count = this.#present.get(installationId) ?? 0;
    if (count >= this.#limit) return undefined;
    this.#present.set(installationId, count + 1);
    return () => this.#present.set(installationId, (this.#present.get(installationId) ?? 1) - 1);
  }
}

/** An answer of the platform, apart from any product's: `@forge/api` turns it into ProxyRequestError. */
export function platformError(status: number, code: string): Response {
  return Response.json({ code, message: code }, { status, headers: { [PROXY_ERROR_HEADER]: code } });
}

function readArgs(header: string | undefined): FetchArgs | undefined {
  try {
    return fetchArgs.parse(JSON.parse(decode(header) ?? ''));
  } catch {
    return undefined;
  }
}

function decode(header: string | undefined): string | undefined {
  try {
    return header === undefined ? undefined : decodeURIComponent(header);
  } catch {
    return undefined;
  }
}

const PASSED_HEADERS = ['accept', 'content-type', 'x-atlassian-token', 'accept-language', 'x-force-accept-language'];

function productHeaders(context: Context): [string, string][] {
  return PASSED_HEADERS.flatMap((name) => {
    const value = context.req.header(name);
    return value === undefined ? [] : [[name, value] as [string, string]];
  });
}

async function readBody(context: Context): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(await context.req.arrayBuffer());
  return bytes.length === 0 ? undefined : bytes;
}
