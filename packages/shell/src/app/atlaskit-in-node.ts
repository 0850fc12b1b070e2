// For tests in Node: import it before any component.
import Module from 'node:module';
import { setBooleanFeatureFlagResolver } from '@atlaskit/platform-feature-flags/setBooleanFeatureFlagResolver';

// Atlaskit's components load style sheets, which Node cannot: what `require` does with a file of this ending.
const loaders = (Module as unknown as { _extensions: Record<string, () => void> })._extensions;
loaders['.css'] = () => undefined;

// As in `main.tsx`.
setBooleanFeatureFlagResolver(() => false);
