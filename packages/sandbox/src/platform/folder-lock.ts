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

/**
 * Keeps a folder for this process alone. The lock is SQLite's, held by the operating system: it ends with the process,
 * also after `kill -9`, so that nothing stale is left behind.
 * @throws DataFolderInUse when somebody else holds it
 */
export function lockFolder(folder: string): { release(): void } {
  const database = new DatabaseSync(join(folder, 'lock'));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    throw new DataFolderInUse(folder, { cause });
  }
  return { release: () => database.close() };
}
