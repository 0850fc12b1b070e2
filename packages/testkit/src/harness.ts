// A whole site for a test: the real Jira site, the real host, real processes. Nothing is mocked; time is the machine's.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTenon, type Tenon, takeDataDir } from '@tenon/cli';
import { createLogger, type LogLine, systemClock, systemRandom } from '@tenon/kernel';
import { buildProducts } from './build-products.ts';

export interface TestSiteOptions {
  /** Folders of apps to install. Their Custom UI must be built. */
  apps?: string[];
  denoBinary?: string;
}

export interface Answer<T> {
  status: number;
  body: T;
}

export interface TestSite {
  readonly tenon: Tenon;
  readonly dataPath: string;
  /** What the host and the site logged. */
  readonly log: LogLine[];
  readonly admin: string;
  readonly user: string;
  /** A REST call as that account. */
  call<T = Record<string, unknown>>(
    accountId: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer<T>>;
  /** A call of the shell as that account. */
  shell<T = Record<string, unknown>>(accountId: string | undefined, path: string, body?: unknown): Promise<Answer<T>>;
  /** Resolves when events are delivered and jobs are done. */
  settled(): Promise<void>;
  /** Closes and opens again on the same data. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}

const SITE_URL = 'http://localhost:8080';

export async function startTestSite({ apps = [], denoBinary }: TestSiteOptions = {}): Promise<TestSite> {
  const dataPath = mkdtempSync(join(tmpdir(), 'tenon-site-'));
  const log: LogLine[] = [];
  const built = { ...(await buildProducts()), ...(denoBinary === undefined ? {} : { denoBinary }) };
  const dataDir = takeDataDir(dataPath, systemRandom);
  const open = () =>
    openTenon({
      dataDir,
      ...built,
      siteUrl: SITE_URL,
      // So that a probe can look for traces in the very bytes of the files.
      isEncrypted: false,
      originOf: ({ slug }) => `http://${slug}.localhost:8080`,
      clock: systemClock,
      random: systemRandom,
      logger: createLogger((line) => log.push(line)),
    });
  let tenon = await open();
  for (const app of apps) await tenon.host.install(app);
  const person = async (displayName: string, isAdmin: boolean) =>
    (
      await tenon.jira.users.ensure({
        email: `${displayName.toLowerCase()}@site.example`,
        displayName,
        accountType: 'atlassian',
        isAdmin,
      })
    ).accountId;
  const admin = await person('Admin', true);
  const user = await person('User', false);

  return {
    get tenon() {
      return tenon;
    },
    dataPath,
    log,
    admin,
    user,
    call: async (accountId, method, path, body) =>
      read(await tenon.jira.fetch(request(method, path, body), { accountId })),
    shell: async (accountId, path, body) =>
      read(await tenon.host.fetch(request(body === undefined ? 'GET' : 'POST', path, body), accountId)),
    async settled() {
      await tenon.jira.events.drained();
      await tenon.host.idle();
    },
    async reopen() {
      await tenon.close();
      tenon = await open();
    },
    async close() {
      await tenon.close();
      dataDir.release();
      rmSync(dataPath, { recursive: true, force: true });
    },
  };
}

function request(method: string, path: string, body: unknown): Request {
  const init =
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  return new Request(new URL(path, SITE_URL), init);
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
}
