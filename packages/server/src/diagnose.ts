import { accessSync, constants, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { openDatabase } from './platform/database/access.ts';
import { createDatabase, createPool, type DatabaseAccess } from './platform/database/database.ts';
import { isUpToDate } from './platform/database/migrate.ts';
import { AppError } from './platform/errors.ts';
import type { Bilingual } from './platform/http/route.ts';
import { createLogger } from './platform/log.ts';
import { dataFolderUnusable } from './platform/postgres/errors.ts';
import { findMasterKey } from './platform/vault/master-key.ts';

/** One thing that was looked at. */
export interface Finding {
  id: 'data-folder' | 'database' | 'vault-key';
  state: 'ok' | 'warning' | 'failed';
  message: Bilingual;
  /** What to do; only when there is something to do. */
  remedy?: Bilingual;
}

/**
 * Looks at the data folder, the database and the vault's key, and changes nothing. An embedded database that runs
 * is used as it is; one that does not is started for the look and stopped again.
 */
export async function diagnose(config: Config): Promise<Finding[]> {
  const log = createLogger('silent');
  if (config.database.url === null) {
    const folder = lookAtFolder(config.dataDir);
    if (folder.state !== 'ok' || !existsSync(join(config.dataDir, 'database.json'))) return [folder];
    return [folder, ...(await lookAtDatabase(config, log))];
  }
  return lookAtDatabase(config, log);
}

function lookAtFolder(dataDir: string): Finding {
  if (!existsSync(dataDir)) {
    return {
      id: 'data-folder',
      state: 'ok',
      message: {
        pl: `Folder danych ${dataDir} powstanie przy pierwszym uruchomieniu.`,
        en: `The data folder ${dataDir} will be made at the first start.`,
      },
    };
  }
  try {
    accessSync(dataDir, constants.W_OK | constants.X_OK);
  } catch (error) {
    return failed('data-folder', dataFolderUnusable(dataDir, error));
  }
  return {
    id: 'data-folder',
    state: 'ok',
    message: { pl: `Folder danych: ${dataDir}`, en: `Data folder: ${dataDir}` },
  };
}

async function lookAtDatabase(config: Config, log: Logger): Promise<Finding[]> {
  try {
    const database = await openDatabase({ url: config.database.url, dataDir: config.dataDir, log });
    try {
      const upToDate = await isUpToDate(database.access.owner, log);
      return upToDate ? [works('database'), await lookAtKey(config, database.access, log)] : [behind];
    } finally {
      await database.close();
    }
  } catch (error) {
    return [failed('database', error)];
  }
}

async function lookAtKey(config: Config, access: DatabaseAccess, log: Logger): Promise<Finding> {
  const db = createDatabase(createPool({ ...access.app, max: 1 }, log));
  try {
    await findMasterKey(db, { setting: config.vault.masterKey, dataDir: config.dataDir });
    return works('vault-key');
  } catch (error) {
    return failed('vault-key', error);
  } finally {
    await db.destroy();
  }
}

const behind: Finding = {
  id: 'database',
  state: 'ok',
  message: {
    pl: 'Baza danych działa; najbliższe uruchomienie ją zaktualizuje.',
    en: 'The database works; the next start will update it.',
  },
};

function works(id: 'database' | 'vault-key'): Finding {
  const message = {
    database: { pl: 'Baza danych działa i jest aktualna.', en: 'The database works and is up to date.' },
    'vault-key': { pl: 'Klucz główny pasuje do bazy danych.', en: 'The master key belongs to the database.' },
  }[id];
  return { id, state: 'ok', message };
}

function failed(id: Finding['id'], error: unknown): Finding {
  if (error instanceof AppError)
    return { id, state: 'failed', message: error.messages, remedy: error.remedy };
  const reason = error instanceof Error ? error.message : String(error);
  return { id, state: 'failed', message: { pl: `Błąd: ${reason}`, en: `Error: ${reason}` } };
}
