import { JiraError } from './errors.ts';
import { type Actor, createApp } from './http/app.ts';
import { authenticate } from './http/authentication.ts';
import { type ImportOptions, type ImportSummary, importIssues } from './import/import-issues.ts';
import { openSite, type SiteOptions } from './open-site.ts';
import type { Deliver } from './outbox/outbox.ts';
import { createToken, ensureUser, type NewUser } from './user/ensure-user.ts';

/** A Jira-compatible site. Everything but `fetch` is for the process that owns it. */
export interface Jira {
  /** A UUID, kept in the database. */
  readonly cloudId: string;
  /**
   * The HTTP face: /rest/api/3 and /rest/auth/1. With `actor` the credentials are not looked at, the permissions are;
   * only callers in this process can give one.
   */
  fetch(request: Request, actor?: Actor): Promise<Response>;
  /** The account behind a request: session cookie, Basic with API token or password, bearer token. */
  authenticate(request: Request): Promise<string | undefined>;
  readonly users: {
    /** Idempotent by `accountId`, else by `email`. */
    ensure(input: NewUser): Promise<{ accountId: string }>;
    createToken(accountId: string, label: string): Promise<string>;
  };
  readonly events: {
    /** At least once each, from the outbox; a rejected delivery is tried again. Returns the way out. */
    subscribe(deliver: Deliver): () => void;
    /** Resolves when every event that is due was delivered. */
    drained(): Promise<void>;
  };
  readonly importer: {
    /** Issues of REST v2 or v3 as NDJSON, pages or arrays; see `importIssues`. Raises no events. */
    run(source: AsyncIterable<Uint8Array>, options: ImportOptions): Promise<ImportSummary>;
  };
  close(): Promise<void>;
}

/** @throws {StoreError} when the database cannot be opened. */
export async function openJira(options: SiteOptions): Promise<Jira> {
  const site = await openSite(options);
  return {
    cloudId: site.cloudId,
    fetch: createApp(site),
    authenticate: (request) => authenticate(site, request).catch(asAnonymous),
    users: {
      ensure: (input) => ensureUser(site, input),
      createToken: (accountId, label) => createToken(site, accountId, label),
    },
    events: { subscribe: (deliver) => site.outbox.subscribe(deliver), drained: () => site.outbox.drained() },
    importer: { run: (source, importOptions) => importIssues(site, source, importOptions) },
    async close() {
      await site.outbox.close();
      await site.store.close();
    },
  };
}

/** A wrong credential is nobody; `fetch` answers it with 401. */
function asAnonymous(error: unknown): undefined {
  if (error instanceof JiraError) return undefined;
  throw error;
}
