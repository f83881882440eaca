import { Client, type ClientConfig, type PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import { appRole } from '../postgres/cluster.ts';
import { startEmbeddedPostgres } from '../postgres/supervisor.ts';
import type { DatabaseAccess } from './database.ts';

const databaseName = 'skryba';
/** Older ones lack what the migrations use. */
const oldestServer = 150_000;

export interface OpenedDatabase {
  access: DatabaseAccess;
  /** Stops what was started for us; does nothing to a database of one's own. */
  close: () => Promise<void>;
}

/**
 * Reaches the database of the installation: the one of `url`, or the embedded one, started when needed.
 * @throws AppError `database-unreachable`, `database-role`, `database-too-old`, and those of the embedded one
 */
export async function openDatabase(options: {
  url: string | null;
  dataDir: string;
  log: Logger;
}): Promise<OpenedDatabase> {
  if (options.url !== null) return { access: await accessByUrl(options.url), close: async () => {} };
  const server = await startEmbeddedPostgres(options);
  const access: DatabaseAccess = {
    owner: { ...server.address, ...server.owner, database: databaseName },
    app: { ...server.address, ...server.app, database: databaseName },
  };
  await ensureDatabase(access, server.app.password);
  return { access, close: () => server.stop() };
}

/** On a new cluster: the application's role with its password, and the database. */
async function ensureDatabase({ owner }: DatabaseAccess, appPassword: string): Promise<void> {
  await withClient({ ...owner, database: 'postgres' }, async (client) => {
    await oneAtATime(client);
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 1) return;
    await ensureRole(client, `login password ${client.escapeLiteral(appPassword)}`);
    await client.query(`create database ${databaseName}`);
  });
}

/**
 * A database of one's own: its user migrates, and every connection of the application starts in the lesser role.
 */
async function accessByUrl(url: string): Promise<DatabaseAccess> {
  const owner: PoolConfig = { connectionString: url };
  try {
    await withClient(owner, async (client) => {
      await checkServer(client);
      await oneAtATime(client);
      await ensureRole(client, 'nologin');
    });
  } catch (error) {
    throw error instanceof AppError ? error : unreachable(url, error);
  }
  return { owner, app: { ...owner, options: `-c role=${appRole}` } };
}

/** Of several processes that start together, one prepares and the others find it done; freed with the connection. */
async function oneAtATime(client: Client): Promise<void> {
  await client.query(`select pg_advisory_lock(hashtextextended('skryba:prepare', 0))`);
}

async function ensureRole(client: Client, kind: string): Promise<void> {
  const found = await client.query<{ usable: boolean; dangerous: boolean }>(
    `select pg_has_role(current_user, oid, 'member') as usable, rolsuper or rolbypassrls as dangerous
     from pg_roles where rolname = $1`,
    [appRole],
  );
  const role = found.rows[0];
  if (role?.dangerous) throw roleProblem('it may bypass row-level security');
  if (role?.usable) return;
  try {
    if (role === undefined) await client.query(`create role ${appRole} nosuperuser nobypassrls ${kind}`);
    await client.query(`grant ${appRole} to current_user`);
  } catch (error) {
    throw roleProblem(error instanceof Error ? error.message : String(error), error);
  }
}

async function checkServer(client: Client): Promise<void> {
  const answer = await client.query<{ server_version: string; number: number }>(
    `select current_setting('server_version') as server_version, current_setting('server_version_num')::int as number`,
  );
  const server = answer.rows[0];
  if (server !== undefined && server.number < oldestServer) throw tooOld(server.server_version);
}

async function withClient<T>(config: ClientConfig, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(config);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

function unreachable(url: string, cause: unknown): AppError {
  const { hostname, port, pathname } = new URL(url);
  const where = `${hostname}:${port || '5432'}${pathname}`;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AppError({
    code: 'database-unreachable',
    status: 500,
    message: {
      pl: `Nie można połączyć się z bazą danych ${where} (${reason}).`,
      en: `The database ${where} cannot be reached (${reason}).`,
    },
    remedy: {
      pl: 'Sprawdź DATABASE_URL i czy PostgreSQL działa.',
      en: 'Check DATABASE_URL, and whether PostgreSQL runs.',
    },
    cause,
  });
}

function roleProblem(reason: string, cause?: unknown): AppError {
  return new AppError({
    code: 'database-role',
    status: 500,
    message: {
      pl: `Nie można użyć roli ${appRole} w PostgreSQL (${reason}).`,
      en: `The role ${appRole} cannot be used in PostgreSQL (${reason}).`,
    },
    remedy: {
      pl: `Poproś administratora: CREATE ROLE ${appRole} NOLOGIN NOBYPASSRLS; GRANT ${appRole} TO użytkownik;`,
      en: `Ask the administrator: CREATE ROLE ${appRole} NOLOGIN NOBYPASSRLS; GRANT ${appRole} TO the_user;`,
    },
    cause,
  });
}

function tooOld(found: string): AppError {
  return new AppError({
    code: 'database-too-old',
    status: 500,
    message: {
      pl: `PostgreSQL ${found} jest za stary: potrzebny jest 15 lub nowszy.`,
      en: `PostgreSQL ${found} is too old: 15 or newer is needed.`,
    },
    remedy: { pl: 'Zaktualizuj serwer PostgreSQL.', en: 'Update the PostgreSQL server.' },
  });
}
