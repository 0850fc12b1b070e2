import type { Caller } from '../http/caller.ts';
import type { SiteContext } from '../site-context.ts';
import type { User } from './store.ts';

/**
 * FIDELITY: on the cloud each person decides who sees the e-mail address; here the person and administrators do;
 * profile settings are not modelled.
 */
export function presentUser(site: SiteContext, user: User, caller: Caller) {
  const seesEmail = user.email !== null && (caller.isAdmin || caller.accountId === user.account_id);
  return {
    self: `${site.baseUrl}/rest/api/3/user?accountId=${encodeURIComponent(user.account_id)}`,
    accountId: user.account_id,
    accountType: user.account_type,
    ...(seesEmail ? { emailAddress: user.email } : {}),
    displayName: user.display_name,
    active: user.active === 1,
    timeZone: user.time_zone,
  };
}
