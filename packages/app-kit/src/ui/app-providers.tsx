import '@atlaskit/css-reset';
import { view } from '@forge/bridge';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { InvokeFailure } from './query-state.ts';

/** Server state for everything below. A refusal is final: only what did not answer is asked again. */
export function AppProviders({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

/** Takes over the colours of the product, now and when they change. Without them the page is readable all the same. */
export function enableTheming(): void {
  view.theme.enable().catch(() => undefined);
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // What answers is the product around the frame: whether there is a network is not for this page to say.
      queries: {
        staleTime: 2000,
        networkMode: 'always',
        retry: (count, error) => count < 2 && !(error instanceof InvokeFailure),
      },
      mutations: { networkMode: 'always' },
    },
  });
}
