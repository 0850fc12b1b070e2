import { platformError } from '../../gateway/gateway.ts';
import { productPath, scopeRefusal } from '../../gateway/product-path.ts';
import type { Product } from '../../ports.ts';
import type { Capability, GatewayCall } from '../capability.ts';

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
  const target = productPath(call.target);
  if (target === undefined) return platformError(400, 'INVALID_PATH');
  const identity = identityOf(call);
  if (identity === 'refused') return platformError(401, 'NEEDS_AUTHENTICATION_ERR');
  const refusal = scopeRefusal(call.method, target.path, call.grant.installation.manifest.scopes);
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
