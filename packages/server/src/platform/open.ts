import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Clock } from './clock.ts';
import { openDatabase } from './database/access.ts';
import { createDatabase, createPool, type DatabaseAccess } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import type { Platform } from './platform.ts';
import type { ImplementedJob } from './queue/job.ts';
import { createQueue } from './queue/queue.ts';
import { loadMasterKey } from './vault/master-key.ts';
import { createVault } from './vault/vault.ts';

export interface OpenPlatformOptions {
  config: Config;
  log: Logger;
  clock: Clock;
  /** Every job that can be sent. */
  jobs: readonly ImplementedJob[];
  /** Whether this process also runs them. */
  works: boolean;
}

export interface OpenedPlatform {
  platform: Platform;
  /** Ends jobs, connections and the embedded database, in this order. */
  close: () => Promise<void>;
}

/**
 * Brings the ground up: database (started and migrated when needed), key, queue, workers.
 * What was already up is taken down again when a later step fails.
 * @throws AppError of the part that cannot start
 */
export async function openPlatform(options: OpenPlatformOptions): Promise<OpenedPlatform> {
  const { config, log } = options;
  const database = await openDatabase({ url: config.database.url, dataDir: config.dataDir, log });
  try {
    await migrate(database.access.owner, log);
    const { platform, close } = await assemblePlatform(database.access, options);
    return {
      platform,
      close: async () => {
        await close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The ground on a database that is up and migrated already. */
export async function assemblePlatform(
  access: DatabaseAccess,
  { config, log, clock, jobs, works }: OpenPlatformOptions,
): Promise<OpenedPlatform> {
  const db = createDatabase(createPool({ ...access.app, max: 10 }, log));
  const lockPool = createPool({ ...access.app, max: 20 }, log);
  const queue = createQueue(access.app, log, { works });
  const close = async () => {
    await queue.close();
    await Promise.all([db.destroy(), lockPool.end()]);
  };
  try {
    const masterKey = await loadMasterKey(db, { setting: config.vault.masterKey, dataDir: config.dataDir });
    await queue.open(jobs.map((job) => job.definition));
    const platform: Platform = {
      db,
      lockPool,
      queue,
      vault: createVault(masterKey, clock),
      clock,
      log,
      config,
    };
    if (works) await queue.work(platform, jobs);
    return { platform, close };
  } catch (error) {
    await close();
    throw error;
  }
}
