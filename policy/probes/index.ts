// The probes of the claims in policy/claims. Bundled by itself: a probe sees the whole house, and nothing imports one.
import type { Probe } from '@tenon/assurance';
import { adminFunctionsRefuseNonAdmins } from './admin-functions-refuse-non-admins/probe.ts';
import { appCodeCannotReachNetwork } from './app-code-cannot-reach-network/probe.ts';
import { secretValuesPersistedNowhere } from './secret-values-persisted-nowhere/probe.ts';

export const probes: readonly Probe[] = [
  appCodeCannotReachNetwork(),
  secretValuesPersistedNowhere(),
  adminFunctionsRefuseNonAdmins(),
];
