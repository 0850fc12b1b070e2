// The one place that joins the Jira site, the host and their data folder.
import { hkdfSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { type Host, type Installation, openHost } from '@tenon/host';
import { type Jira, openJira } from '@tenon/jira';
import type { Clock, Logger, Random } from '@tenon/kernel';
import { CliError } from '../errors.ts';
import type { DataDir } from './data-dir.ts';
import { embeddedProduct } from './embedded-product.ts';

export interface BuildProducts {
  /** Sandbox runner, bundled. */
  runnerFile: string;
  /** Bridge script of app frames. */
  bridgeFile: string;
  /** Another Deno executable than the one from npm. */
  denoBinary?: string;
}

export interface TenonOptions extends BuildProducts {
  dataDir: DataDir;
  /** Origin under which browsers reach the site, for example `http://localhost:8080`. */
  siteUrl: string;
  /** Whether the databases are encrypted at rest: yes, except for a test that reads what stands in their files. */
  isEncrypted?: boolean;
  originOf: (installation: Installation) => string;
  clock: Clock;
  random: Random;
  logger: Logger;
}

/** A whole site: Jira, host, apps. */
export interface Tenon {
  readonly siteUrl: string;
  readonly dataPath: string;
  readonly jira: Jira;
  readonly host: Host;
  /** Origin of an app's Custom UI. */
  originOf(installation: Installation): string;
  close(): Promise<void>;
}

export async function openTenon(options: TenonOptions): Promise<Tenon> {
  const { dataDir, siteUrl, clock, random, logger } = options;
  const keys =
    options.isEncrypted === false
      ? undefined
      : { jira: databaseKey(dataDir, 'jira'), host: databaseKey(dataDir, 'host') };
  const jira = await openJira({
    databasePath: dataDir.jiraDatabase,
    ...(keys === undefined ? {} : { encryptionKey: keys.jira }),
    baseUrl: siteUrl,
    clock,
    random,
    logger,
  });
  try {
    const host = await openHost({
      dataDir: dataDir.path,
      product: embeddedProduct(jira, siteUrl),
      masterKey: dataDir.masterKey,
      ...(keys === undefined ? {} : { databaseKey: keys.host }),
      runnerFile: requireBuilt(options.runnerFile),
      ...(options.denoBinary === undefined ? {} : { denoBinary: options.denoBinary }),
      bridgeScript: readFileSync(requireBuilt(options.bridgeFile), 'utf8'),
      shellOrigin: siteUrl,
      originOf: options.originOf,
      clock,
      random,
      logger,
    });
    const close = async () => {
      await host.close();
      await jira.close();
    };
    return { siteUrl, dataPath: dataDir.path, jira, host, originOf: options.originOf, close };
  } catch (error) {
    await jira.close();
    throw error;
  }
}

/** Both databases are encrypted at rest, each under a key of its own. */
function databaseKey(dataDir: DataDir, database: string): string {
  return Buffer.from(hkdfSync('sha256', dataDir.masterKey, '', `tenon:database:${database}`, 32)).toString('hex');
}

function requireBuilt(file: string): string {
  if (!existsSync(file)) throw new CliError('NOT_BUILT', `Cannot start: "${file}" is missing. Run "npm run build"`);
  return file;
}
