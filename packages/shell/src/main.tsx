import '@atlaskit/css-reset';
import './app/shell.css';
import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags/setBooleanFeatureFlagResolver';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { applyColorMode, followSystemColorMode } from './app/color-mode.ts';
import { createQueryClient } from './app/query-client.ts';
import { navigate } from './app/router.tsx';
import { signInPath } from './app/routes.ts';
import { Shell } from './pages/shell.tsx';

const queryClient = createQueryClient(() => {
  const { pathname, search } = window.location;
  if (pathname !== '/login') navigate(signInPath(pathname + search), { replace: true });
});

const root = document.getElementById('root');
if (!root) throw new Error('Cannot start: the page has no root element');

// Atlaskit's own experiments are off; unanswered, it asks a service that is not there.
setBooleanFeatureFlagResolver(() => false);

// The tokens come first: without them the first paint would have no colours.
await applyColorMode();
followSystemColorMode();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Shell />
    </QueryClientProvider>
  </StrictMode>,
);
