import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './http.ts';

const RETRIES_MAX = 2;

/** The cache of what the server said. `onSignedOut` runs when it says that nobody is signed in. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && error.status === 401) onSignedOut();
      },
    }),
    defaultOptions: {
      // The site may be on this very machine: without a network it answers all the same.
      queries: {
        staleTime: 10_000,
        networkMode: 'always',
        retry: (count, error) => count < RETRIES_MAX && isPassing(error),
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** Only what may pass by itself is worth another try: no network, or a server in trouble. */
function isPassing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 0 || error.status >= 500);
}
