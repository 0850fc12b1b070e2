import { type Dialect, Kysely, SqliteDialect, type Transaction } from 'kysely';
import Database from 'libsql';
import { toStoreError } from './errors.ts';
import { type Migration, migrate } from './migrate.ts';

/**
 * One open database. `S` is the table map of the package that owns it.
 *
 * There is one connection, so a transaction is exclusive: `transaction` queues behind a running one. Inside the
 * callback use only the given `tx`; using `db` there would wait for itself.
 */
export interface Store<S> {
  readonly db: Kysely<S>;
  transaction<T>(run: (tx: Transaction<S>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** A file path, or `:memory:`. */
  path: string;
  migrations: readonly Migration[];
  /** Encrypts the file at rest (AES-256-CBC, libSQL). The same key must be given at every open. */
  encryptionKey?: string;
}

/**
 * Opens a database, creating and migrating it as needed.
 *
 * @throws {StoreError} STORE_CORRUPT, STORE_UNWRITABLE, STORE_BUSY or STORE_NEWER.
 */
export async function openStore<S>(options: OpenOptions): Promise<Store<S>> {
  let database: Database.Database | undefined;
  try {
    database = openDatabase(options);
    migrate(database, options.migrations, options.path);
  } catch (error) {
    database?.close();
    throw toStoreError(error, options.path);
  }
  const db = new Kysely<S>({ dialect: dialectFor(database) });
  return {
    db,
    transaction: (run) => db.transaction().execute(run),
    close: () => db.destroy(),
  };
}

function openDatabase({ path, encryptionKey }: OpenOptions): Database.Database {
  const encryption = encryptionKey === undefined ? {} : { encryptionCipher: 'aes256cbc', encryptionKey };
  const database = new Database(path, { timeout: 2000, ...encryption } as Database.Options);
  // WAL + NORMAL survives a killed process without loss; only a power cut may drop the last commits, never corrupt.
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000; PRAGMA secure_delete = ON;',
  );
  return database;
}

function dialectFor(database: Database.Database): Dialect {
  return new SqliteDialect({
    database: database as unknown as ConstructorParameters<typeof SqliteDialect>[0] extends { database: infer D }
      ? D
      : never,
  });
}
