import { canonicalPath } from '../../gateway/canonical-path.ts';
import { platformError } from '../../gateway/gateway.ts';
import { scopesOf } from '../../gateway/jira-scopes.ts';
import type { Product } from '../../ports.ts';
import type { Capability, GatewayCall } from '../capability.ts';

const REST = /^\/rest\/api\/(2|3|latest)\//;

/** `asApp().requestJira`, `asUser().requestJira` and the bare `requestJira`. */
export const productRequest: Capability = {
  key: 'product-request',
  create: ({ product }) => ({
    routes: [
      {
        matches: (args) =>
          args.type === 'fpp' &&
          (args.remote === 'jira' || (args.remote === undefined && args.contextAri !== undefined)),
        handle: (call) => forward(product, call),
      },
    ],
  }),
};

async function forward(product: Product, call: GatewayCall): Promise<Response> {
  const target = canonicalPath(call.target);
  if (target === undefined || !REST.test(target.path)) return platformError(400, 'INVALID_PATH');
  const identity = identityOf(call);
  if (identity === 'refused') return platformError(401, 'NEEDS_AUTHENTICATION_ERR');
  const refusal = checkScopes(call.method, target.path, call.grant.installation.manifest.scopes);
  if (refusal !== undefined) return refusal;
  const response = await product.request(identity, {
    method: call.method,
    path: target.path + target.query,
    headers: call.headers,
    body: await call.body(),
  });
  return new Response(response.body, { status: response.status, headers: answerHeaders(response) });
}

/** As whom the product is asked. An app may act for the user of its invocation only, whatever account it names. */
function identityOf(call: GatewayCall): string | undefined | 'refused' {
  const { args, grant } = call;
  if (args.provider === 'app') return grant.installation.appAccountId;
  if (args.provider === 'none') return undefined;
  const wanted = args.accountId ?? grant.accountId;
  return wanted !== undefined && wanted === grant.accountId ? wanted : 'refused';
}

/** Undefined when the app's scopes cover the operation. */
export function checkScopes(method: string, path: string, granted: readonly string[]): Response | undefined {
  const needed = scopesOf(method, path);
  if (needed === undefined) {
    return Response.json(
      { code: 404, message: `No scope is known for ${method} ${path.replace(/[^A-Za-z/]+/g, '*')}` },
      { status: 404 },
    );
  }
  // The answer of Atlassian's gateway to a call outside an app's scopes.
  return needed.every((scope) => granted.includes(scope))
    ? undefined
    : Response.json({ code: 401, message: 'Unauthorized; scope does not match' }, { status: 401 });
}

const ANSWER_HEADERS = [
  'content-type',
  'location',
  'retry-after',
  'x-aaccountid',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
];

function answerHeaders(response: Response): [string, string][] {
  return ANSWER_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
}
