// Everything that is kept on the host's side of a run: each row that was ever written to storage and queue (also those deleted since),
// opened where it is sealed; all files of the data folder byte by byte; the log lines.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { systemRandom } from '@tenon/kernel';
import { openStore, type Store } from '@tenon/store';
import type { TestSite } from '@tenon/testkit/harness';
import { hostMigrations } from '../../../packages/host/src/schema/migrations.ts';
import type { HostTables } from '../../../packages/host/src/schema/tables.ts';
import { createVault } from '../../../packages/host/src/vault.ts';

/** A named place and what stands in it. */
export interface Sink {
  name: string;
  text: string;
}

interface WatchTables extends HostTables {
  probe_written: { source: string; installation_id: string; key: string; value: string };
}

export interface HostWatch {
  sinks(): Promise<Sink[]>;
  /** Events of Jira that are still in the queue. */
  waitingEvents(): Promise<number>;
  close(): Promise<void>;
}

/**
 * An event of Jira on its way to an app holds the issue as Jira wrote it, before anybody looked for secrets in it. It is judged as it
 * lies in the queue, sealed, and has to be gone once it is delivered; what apps put into queues is judged opened.
 */
function isJiraEvent(queue: string): boolean {
  return queue === 'product-event';
}

/** Copies each row at the moment it is written, so that what is deleted later is seen too. */
const TRIGGERS = `
  CREATE TABLE probe_written (source TEXT, installation_id TEXT, key TEXT, value TEXT);
  CREATE TRIGGER probe_job AFTER INSERT ON queue_job BEGIN INSERT INTO probe_written VALUES ('queue', '', new.queue, new.body); END;
  CREATE TRIGGER probe_kvs AFTER INSERT ON kvs_entry BEGIN INSERT INTO probe_written VALUES (new.space, new.installation_id, new.key, new.value); END;
  CREATE TRIGGER probe_kvs_change AFTER UPDATE ON kvs_entry BEGIN INSERT INTO probe_written VALUES (new.space, new.installation_id, new.key, new.value); END;
`;

export async function watchHost(site: TestSite): Promise<HostWatch> {
  const path = join(site.dataPath, 'host.db');
  const migrations = [...hostMigrations, { name: 'probe', sql: TRIGGERS }];
  const store: Store<WatchTables> = await openStore<WatchTables>({ path, migrations });
  const masterKey = Buffer.from(readFileSync(join(site.dataPath, 'master.key'), 'utf8').trim(), 'hex');
  const vault = createVault(masterKey, systemRandom);

  async function rows(): Promise<Sink[]> {
    const written = await store.db.selectFrom('probe_written').selectAll().execute();
    return written.map((row) => {
      if (row.source === 'queue')
        return { name: `queue ${row.key}`, text: isJiraEvent(row.key) ? row.value : vault.open(row.value, 'job') };
      const purpose = `kvs:${row.installation_id}:${row.key}`;
      const value = row.source === 'secret' ? vault.open(row.value, purpose) : row.value;
      return { name: `storage (${row.source})`, text: `${row.key} ${value}` };
    });
  }

  return {
    async sinks() {
      const logs = site.log.map((line) => ({ name: 'log of the host', text: JSON.stringify(line) }));
      return [...(await rows()), ...files(site.dataPath), ...logs];
    },
    async waitingEvents() {
      const jobs = await store.db.selectFrom('queue_job').select('queue').execute();
      return jobs.filter(({ queue }) => isJiraEvent(queue)).length;
    },
    close: () => store.close(),
  };
}

/** All files but the Jira site's own database, in which the planted issue itself stands; Jira is asked over REST. */
function files(dataPath: string): Sink[] {
  return listFiles(dataPath)
    .filter((path) => !relative(dataPath, path).startsWith('jira.db'))
    .map((path) => ({ name: `file ${relative(dataPath, path)}`, text: readFileSync(path, 'latin1') }));
}

function listFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? listFiles(path) : [path];
  });
}
