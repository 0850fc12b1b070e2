// Words of the way from the sandbox to the gateway. A module of its own: the runner inside the sandbox loads no schema.

/** Headers by which `__forge_fetch__` tells the gateway its arguments and its target. */
export const GATEWAY_HEADERS = {
  authorization: 'x-tenon-authorization',
  args: 'x-tenon-args',
  target: 'x-tenon-target',
} as const;
/** Response header of `@forge/api` that marks a platform error apart from a product's answer. */
export const PROXY_ERROR_HEADER = 'forge-proxy-error';
