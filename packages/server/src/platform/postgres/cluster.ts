import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { type Binaries, postgresMajor } from './binaries.ts';
import { databaseDidNotStart, databaseNewer, databaseOlder, dataFolderUnusable } from './errors.ts';
import { canEnter, type Runner } from './runner.ts';

const run = promisify(execFile);

/** The owner of the tables: migrations only. */
export const ownerRole = 'skryba_owner';
/** The application: no rights to change tables, and no way around row-level security. */
export const appRole = 'skryba_app';

const descriptionSchema = z.object({
  ownerPassword: z.string(),
  appPassword: z.string(),
  /** Folder that holds the cluster, its socket and, when needed, a copy of the binaries. */
  home: z.string(),
});

/** What `database.json` in the data folder keeps (mode 0600). */
export type ClusterDescription = z.infer<typeof descriptionSchema>;

/** Where a root-started server keeps its files when `nobody` cannot enter the data folder; thrown away where that is. */
function sharedHome(dataDir: string): string {
  return dataDir.startsWith(join(tmpdir(), '/'))
    ? join(tmpdir(), 'skryba-postgres')
    : '/var/lib/skryba-postgres';
}

/** @throws AppError `data-folder` when it cannot be made or written to */
export function makeDataFolder(dataDir: string, runner: Runner): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    // The folder is ours: `nobody` may pass through it to the cluster, and read nothing else in it.
    if (runner.uid !== undefined) chmodSync(dataDir, 0o711);
  } catch (error) {
    throw dataFolderUnusable(dataDir, error);
  }
}

/**
 * Decides, once, where the cluster lives, and makes the place.
 * @throws AppError `data-folder` when it cannot be made or written to
 */
export function describeCluster(dataDir: string, runner: Runner): ClusterDescription {
  try {
    const file = join(dataDir, 'database.json');
    const known = existsSync(file)
      ? descriptionSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
      : newDescription(dataDir, runner, file);
    prepareHome(known.home, runner);
    return known;
  } catch (error) {
    throw dataFolderUnusable(dataDir, error);
  }
}

function newDescription(dataDir: string, runner: Runner, file: string): ClusterDescription {
  const home = canEnter(runner, dataDir)
    ? join(dataDir, 'postgres')
    : join(sharedHome(dataDir), randomBytes(8).toString('hex'));
  const description = {
    ownerPassword: randomBytes(24).toString('base64url'),
    appPassword: randomBytes(24).toString('base64url'),
    home,
  };
  writeFileSync(file, `${JSON.stringify(description, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return description;
}

function prepareHome(home: string, runner: Runner): void {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  giveTo(runner, home);
}

function giveTo(runner: Runner, path: string): void {
  if (runner.uid !== undefined && runner.gid !== undefined) chownSync(path, runner.uid, runner.gid);
}

/** The folder that PostgreSQL calls its data directory. */
export function clusterFolder(description: ClusterDescription): string {
  return join(description.home, 'cluster');
}

/**
 * Creates the cluster unless it is there, and checks that our binaries can read it.
 * @returns whether it was created now
 * @throws AppError `database-newer`, `database-older`, `database-start`
 */
export async function ensureCluster(
  description: ClusterDescription,
  binaries: Binaries,
  runner: Runner,
  logFile: string,
): Promise<boolean> {
  const folder = clusterFolder(description);
  if (existsSync(join(folder, 'PG_VERSION'))) {
    checkMajor(readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim());
    return false;
  }
  const draft = `${folder}.new`;
  const passwordFile = join(description.home, '.password');
  rmSync(draft, { recursive: true, force: true });
  writeFileSync(passwordFile, description.ownerPassword, { mode: 0o600 });
  giveTo(runner, passwordFile);
  try {
    await run(binaries.initdb, initdbArguments(draft, passwordFile), {
      ...runner,
      cwd: description.home,
      env: {},
    });
  } catch (error) {
    throw databaseDidNotStart(error instanceof Error ? error.message : String(error), logFile, error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, folder);
  return true;
}

/** Forces a new cluster to the disk, while it serves already: initdb itself does not wait for that. */
export async function syncCluster(
  description: ClusterDescription,
  binaries: Binaries,
  runner: Runner,
): Promise<void> {
  await run(binaries.initdb, ['--sync-only', '-D', clusterFolder(description)], {
    ...runner,
    cwd: description.home,
    env: {},
  });
}

function initdbArguments(folder: string, passwordFile: string): string[] {
  return [
    '-D',
    folder,
    '-U',
    ownerRole,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ];
}

function checkMajor(found: string): void {
  const major = Number.parseInt(found, 10);
  if (major > postgresMajor) throw databaseNewer(`PostgreSQL ${found} > ${postgresMajor}`);
  if (major < postgresMajor) throw databaseOlder(found, postgresMajor);
}
