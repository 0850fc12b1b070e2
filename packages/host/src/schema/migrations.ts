import { type Migration, queueMigration } from '@tenon/store';

/** Steps are immutable once landed: add, never edit. */
export const hostMigrations: readonly Migration[] = [
  queueMigration,
  {
    name: 'host-1',
    sql: `
      CREATE TABLE installation (
        id TEXT PRIMARY KEY,
        app_id TEXT NOT NULL UNIQUE,
        slug TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        environment_id TEXT NOT NULL,
        app_account_id TEXT NOT NULL,
        manifest TEXT NOT NULL,
        artifact_dir TEXT NOT NULL,
        installed_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE kvs_entry (
        installation_id TEXT NOT NULL REFERENCES installation (id) ON DELETE CASCADE,
        space TEXT NOT NULL,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        updated_at INTEGER NOT NULL,
        expires_at INTEGER,
        PRIMARY KEY (installation_id, space, key)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE async_event (
        installation_id TEXT NOT NULL REFERENCES installation (id) ON DELETE CASCADE,
        job_id TEXT NOT NULL,
        in_progress INTEGER NOT NULL,
        success INTEGER NOT NULL DEFAULT 0,
        failed INTEGER NOT NULL DEFAULT 0,
        is_cancelled INTEGER NOT NULL DEFAULT 0,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (installation_id, job_id)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE app_log (
        id INTEGER PRIMARY KEY,
        installation_id TEXT NOT NULL,
        invocation_id TEXT NOT NULL,
        function_key TEXT NOT NULL,
        level TEXT NOT NULL,
        text TEXT NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX app_log_installation ON app_log (installation_id, id);`,
  },
];
