import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type pg from 'pg';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import { databaseNewer } from '../postgres/errors.ts';
import { installQueue } from '../queue/install.ts';
import { createPool } from './database.ts';

const folder = join(import.meta.dirname, 'migrations');

/**
 * Brings the database up to this program's version; does nothing when it is there already.
 * @param owner how to connect as the owner of the tables
 * @throws AppError `database-newer`, `migration-failed`
 */
export async function migrate(owner: pg.PoolConfig, log: Logger): Promise<void> {
  const pool = createPool({ ...owner, max: 2 }, log);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const lock = await pool.connect();
  try {
    // Of several processes that start together, one migrates and the others find it done.
    await lock.query(`select pg_advisory_lock(hashtextextended('skryba:migrate', 0))`);
    const { done, known } = await compareMigrations(db);
    if (done.length < known.length) await runMigrations(db, log);
    await installQueue(lock, owner);
  } finally {
    lock.release(true);
    await db.destroy();
  }
}

/**
 * Whether `migrate` would change something.
 * @throws AppError `database-newer`
 */
export async function isUpToDate(owner: pg.PoolConfig, log: Logger): Promise<boolean> {
  const db = new Kysely<unknown>({
    dialect: new PostgresDialect({ pool: createPool({ ...owner, max: 1 }, log) }),
  });
  try {
    const { done, known } = await compareMigrations(db);
    return done.length === known.length;
  } finally {
    await db.destroy();
  }
}

async function compareMigrations(db: Kysely<unknown>): Promise<{ done: string[]; known: string[] }> {
  const known = listMigrations();
  const done = await executedMigrations(db);
  const unknown = done.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw databaseNewer(unknown.join(', '));
  return { done, known };
}

/** Names of the SQL files without their extension, in order. */
function listMigrations(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .toSorted();
}

async function executedMigrations(db: Kysely<unknown>): Promise<string[]> {
  const table = await sql<{
    found: string | null;
  }>`select to_regclass('public.kysely_migration')::text as found`.execute(db);
  if (table.rows[0]?.found === null) return [];
  const rows = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.rows.map((row) => row.name);
}

async function runMigrations(db: Kysely<unknown>, log: Logger): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
  const { error, results } = await migrator.migrateToLatest();
  for (const result of results ?? []) {
    if (result.status === 'Success') log.info({ migration: result.migrationName }, 'Database migrated');
  }
  if (error !== undefined) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? '';
    throw migrationFailed(failed, error);
  }
}

async function readMigrations(): Promise<Record<string, Migration>> {
  return Object.fromEntries(
    listMigrations().map((name) => {
      const text = readFileSync(join(folder, `${name}.sql`), 'utf8');
      return [name, { up: async (db: Kysely<unknown>) => void (await sql.raw(text).execute(db)) }];
    }),
  );
}

function migrationFailed(name: string, cause: unknown): AppError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError({
    code: 'migration-failed',
    status: 500,
    message: {
      pl: `Nie udało się przygotować bazy danych (${name}: ${reason}). Nic nie zostało zmienione.`,
      en: `The database could not be prepared (${name}: ${reason}). Nothing was changed.`,
    },
    remedy: {
      pl: 'Zachowaj folder danych i zgłoś ten komunikat; poprzednia wersja programu nadal zadziała.',
      en: 'Keep the data folder and report this message; the previous version of the program still works.',
    },
    cause,
  });
}
