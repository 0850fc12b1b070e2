import type Database from 'libsql';
import { StoreError } from './errors.ts';

/** One immutable step of a schema: `sql` may hold several statements. Steps run in array order, each once. */
export interface Migration {
  name: string;
  sql: string;
}

/** Brings the database to the last migration; each step commits with its own record. */
export function migrate(database: Database.Database, migrations: readonly Migration[], path: string): void {
  database.exec(
    'CREATE TABLE IF NOT EXISTS schema_migration (position INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT',
  );
  const done = database.prepare('SELECT name FROM schema_migration ORDER BY position').all() as { name: string }[];
  done.forEach((row, position) => {
    if (migrations[position]?.name !== row.name) {
      throw new StoreError(
        'STORE_NEWER',
        `Cannot open database "${path}": it holds migration "${row.name}", which this version does not know`,
      );
    }
  });
  for (const [position, step] of migrations.entries()) {
    if (position >= done.length) apply(database, position, step);
  }
}

function apply(database: Database.Database, position: number, step: Migration): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(step.sql);
    database.prepare('INSERT INTO schema_migration (position, name) VALUES (?, ?)').run(position, step.name);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
