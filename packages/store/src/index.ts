export { StoreError, type StoreErrorCode } from './errors.ts';
export type { Migration } from './migrate.ts';
export { createQueue, type Job, type NewJob, type Queue, type QueueTables, queueMigration } from './queue.ts';
export { type OpenOptions, openStore, type Store } from './store.ts';
