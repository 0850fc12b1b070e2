import { platformError } from '../../gateway/gateway.ts';
import type { Capability } from '../capability.ts';

/**
 * `fetch` of an app to the outside.
 *
 * FIDELITY: the cloud lets an app reach the addresses that its manifest declares; here every call is refused and the
 * installation warns of it; the host opens no outward socket yet.
 */
export const egress: Capability = {
  key: 'egress',
  create: () => ({
    routes: [{ matches: (args) => args.type === 'egress', handle: async () => platformError(403, 'EGRESS_DENIED') }],
  }),
};
