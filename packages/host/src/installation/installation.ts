import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppManifest } from '@tenon/manifest';
import type { Kysely } from 'kysely';
import { HostError } from '../errors.ts';
import type { AppCode } from '../sandbox/sandbox-pool.ts';
import type { HostTables, InstallationTable } from '../schema/tables.ts';

/** An app in a site, with its own account there. */
export interface Installation {
  id: string;
  /** ARI of the app as its manifest names it. */
  appId: string;
  /** The last part of `appId`. */
  appUuid: string;
  slug: string;
  name: string;
  version: string;
  environmentId: string;
  appAccountId: string;
  cloudId: string;
  contextAri: string;
  manifest: AppManifest;
  artifactDir: string;
  code: AppCode;
}

/** Installations by id. Few and read at every call, so they are kept in memory beside the table. */
export class Installations {
  readonly #db: Kysely<HostTables>;
  readonly #cloudId: string;
  #byId: Map<string, Installation> | undefined;

  constructor(db: Kysely<HostTables>, cloudId: string) {
    this.#db = db;
    this.#cloudId = cloudId;
  }

  async list(): Promise<Installation[]> {
    return [...(await this.#all()).values()];
  }

  async find(id: string): Promise<Installation | undefined> {
    return (await this.#all()).get(id);
  }

  async get(id: string): Promise<Installation> {
    const found = await this.find(id);
    if (found === undefined) throw new HostError('INSTALLATION_NOT_FOUND', 'The app is not installed');
    return found;
  }

  async findByAppId(appId: string): Promise<Installation | undefined> {
    return (await this.list()).find((installation) => installation.appId === appId);
  }

  async save(row: InstallationTable): Promise<Installation> {
    const { id: _id, installed_at: _installedAt, ...changed } = row;
    await this.#db
      .insertInto('installation')
      .values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
      .execute();
    this.#byId = undefined;
    return this.get(row.id);
  }

  async #all(): Promise<Map<string, Installation>> {
    if (this.#byId === undefined) {
      const rows = await this.#db.selectFrom('installation').selectAll().orderBy('name').execute();
      this.#byId = new Map(rows.map((row) => [row.id, this.#toInstallation(row)]));
    }
    return this.#byId;
  }

  #toInstallation(row: InstallationTable): Installation {
    return {
      id: row.id,
      appId: row.app_id,
      appUuid: row.app_id.replace(/^.*\//, ''),
      slug: row.slug,
      name: row.name,
      version: row.version,
      environmentId: row.environment_id,
      appAccountId: row.app_account_id,
      cloudId: this.#cloudId,
      contextAri: `ari:cloud:jira::site/${this.#cloudId}`,
      manifest: JSON.parse(row.manifest) as AppManifest,
      artifactDir: row.artifact_dir,
      code: {
        installationId: row.id,
        version: row.version,
        source: readFileSync(join(row.artifact_dir, 'functions.cjs'), 'utf8'),
        environment: {},
      },
    };
  }
}
