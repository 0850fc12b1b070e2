import type { Product } from '@tenon/host';
import type { Jira } from '@tenon/jira';

/** The embedded site as the host's product: dispatched in process, no socket. */
export function embeddedProduct(jira: Jira, siteUrl: string): Product {
  return {
    cloudId: jira.cloudId,
    siteUrl,
    request(accountId, { method, path, headers, body }) {
      const request = new Request(new URL(path, siteUrl), {
        method,
        headers,
        ...(body === undefined || isBodyless(method) ? {} : { body: body as BodyInit }),
      });
      return jira.fetch(request, accountId === undefined ? 'anonymous' : { accountId });
    },
    async ensureAppUser(appId, name) {
      // One account per app and site, found again by its id.
      const { accountId } = await jira.users.ensure({
        accountId: `app:${appId.replace(/^.*\//, '')}`,
        displayName: name,
        accountType: 'app',
      });
      return accountId;
    },
    subscribe: (deliver) => jira.events.subscribe(deliver),
  };
}

/** A body of a GET means nothing to Jira, and a Request cannot be made with one. */
function isBodyless(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
