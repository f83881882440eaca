import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Another sandbox works in the data folder. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
  readonly code = 'DATA_FOLDER_IN_USE';
  constructor(folder: string, options?: ErrorOptions) {
    super(
      `Another sandbox works in the data folder ${folder}. Stop it, or start this one with another folder.`,
      options,
    );
  }
}

/** SQLite's code for a lock that another process holds. */
const BUSY = 5;

/**
 * Keeps a folder for this process alone. The lock is SQLite's, held by the operating system: it ends with the process,
 * also after `kill -9`, so that nothing stale is left behind.
 * @throws DataFolderInUse when somebody else holds it, or an error of the system when nothing can be written there
 */
export function lockFolder(folder: string): { release(): void } {
  const file = join(folder, 'lock');
  // SQLite would say only that it cannot open the file; the system says why.
  closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (cause instanceof Error && 'errcode' in cause && cause.errcode === BUSY) {
      throw new DataFolderInUse(folder, { cause });
    }
    throw cause;
  }
  return { release: () => database.close() };
}
