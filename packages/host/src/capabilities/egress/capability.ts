import { platformError } from '../../gateway/gateway.ts';
import type { Capability } from '../capability.ts';

/**
 * `fetch` of an app to the outside. The host opens no outward socket yet: whatever a manifest declares is refused, and
 * installing an app that declares egress warns of it.
 */
export const egress: Capability = {
  key: 'egress',
  create: () => ({
    routes: [{ matches: (args) => args.type === 'egress', handle: async () => platformError(403, 'EGRESS_DENIED') }],
  }),
};
