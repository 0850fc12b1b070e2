import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';

export interface Listening {
  port: number;
  /** Ends every connection, idle or not. */
  close(): Promise<void>;
}

/** An open connection that says nothing is closed: it costs a descriptor, and an app can open many. */
const SERVER_OPTIONS = {
  headersTimeout: 5_000,
  requestTimeout: 300_000,
  // Longer than an idle app process lives: a frozen process finds its connection as it left it.
  keepAliveTimeout: 90_000,
  connectionsCheckingInterval: 1_000,
};

/** Serves `fetch` on 127.0.0.1; port 0 takes a free one. Rejects with the system's error when the port cannot be had. */
export function listenOnLoopback(
  fetch: (request: Request) => Response | Promise<Response>,
  { port = 0, connections }: { port?: number; connections?: number } = {},
): Promise<Listening> {
  // The adaptor makes a plain HTTP server unless told otherwise.
  const server = createAdaptorServer({ fetch, serverOptions: SERVER_OPTIONS }) as Server;
  if (connections !== undefined) server.maxConnections = connections;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      const close = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port, close });
    });
  });
}
