import { TenonError } from '@tenon/kernel';

/** STORE_CORRUPT: not a database, or damaged. STORE_UNWRITABLE: folder or disk refuses writes. STORE_BUSY: another process holds it. STORE_NEWER: written by a newer Tenon. */
export type StoreErrorCode = 'STORE_CORRUPT' | 'STORE_UNWRITABLE' | 'STORE_BUSY' | 'STORE_NEWER';

export class StoreError extends TenonError<StoreErrorCode> {}

/** Translates what the driver throws on opening; anything unknown passes through. */
export function toStoreError(error: unknown, path: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  const options = { cause: error };
  if (/NOTADB|CORRUPT/.test(code)) {
    return new StoreError(
      'STORE_CORRUPT',
      `Cannot open database "${path}": the file is damaged or not a database, or its key is another. Move it away to start afresh, or restore a copy`,
      options,
    );
  }
  if (
    /CANTOPEN|READONLY|IOERR|FULL|EACCES|EROFS|ENOSPC|ENOTDIR/.test(code) ||
    /unable to open|readonly|not writable/i.test(String((error as Error).message))
  ) {
    return new StoreError(
      'STORE_UNWRITABLE',
      `Cannot write database "${path}": the folder or the disk refuses it`,
      options,
    );
  }
  if (/BUSY|LOCKED/.test(code)) {
    return new StoreError('STORE_BUSY', `Cannot open database "${path}": another process is using it`, options);
  }
  return error;
}
