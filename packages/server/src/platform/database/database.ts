import { Kysely, PostgresDialect } from 'kysely';
import { type CustomTypesConfig, Pool, type PoolConfig, types } from 'pg';
import type { Logger } from 'pino';
import type { Database } from './schema.ts';

/** How the two roles of the application reach the database. */
export interface DatabaseAccess {
  /** Owns the tables; used for migrations only. */
  owner: PoolConfig;
  /** Subject to row-level security; used for everything else. */
  app: PoolConfig;
}

/** Legal dates stay the text that they are, and counts are numbers: all of ours are far below 2^53. */
const columnTypes: CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (oid === types.builtins.DATE) return (value: string) => value;
    if (oid === types.builtins.INT8) return Number;
    return types.getTypeParser(oid, format);
  },
};

/** A pool that outlives broken connections: they are logged, and the next query opens a new one. */
export function createPool(config: PoolConfig, log: Logger): Pool {
  const pool = new Pool({ keepAlive: true, ...config, types: columnTypes });
  pool.on('error', (error) => log.warn({ err: error }, 'A database connection was lost'));
  return pool;
}

export function createDatabase(pool: Pool): Kysely<Database> {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
