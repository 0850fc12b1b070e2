// What the host needs from a product. The host owns this interface; a composition root supplies an adapter over the
// product's REST API and events, in process or over the network.

export interface ProductRequest {
  method: string;
  /** Canonical path with query, for example `/rest/api/3/myself`. */
  path: string;
  headers: [string, string][];
  body?: Uint8Array | undefined;
}

export interface ProductEvent {
  /** Stable across redeliveries. */
  id: string;
  /** For example `avi:jira:created:issue`. */
  type: string;
  actorAccountId: string | null;
  createdAt: number;
  payload: Record<string, unknown>;
}

export interface Product {
  readonly cloudId: string;
  readonly siteUrl: string;
  /** Sends a REST request as that account, or as nobody. */
  request(accountId: string | undefined, request: ProductRequest): Promise<Response>;
  /** The account under which an app acts; made at its first installation. */
  ensureAppUser(appId: string, name: string): Promise<string>;
  /** At least once and unordered. A rejected promise asks for redelivery. Returns the unsubscriber. */
  subscribe(deliver: (event: ProductEvent) => Promise<void>): () => void;
}
