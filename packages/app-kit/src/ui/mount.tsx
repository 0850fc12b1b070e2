import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags/setBooleanFeatureFlagResolver';
import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { AppProviders, enableTheming } from './app-providers.tsx';

/** Starts a Custom UI page in its `<div id="root">`. */
export function mount(page: ReactNode): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('Cannot start the page: it has no element "root"');
  // Atlaskit's own experiments are off; unanswered, it asks a service that a frame cannot reach.
  setBooleanFeatureFlagResolver(() => false);
  enableTheming();
  createRoot(root).render(
    <StrictMode>
      <AppProviders>{page}</AppProviders>
    </StrictMode>,
  );
}
