import type { Kysely, Transaction } from 'kysely';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database/schema.ts';
import type { Queue } from './queue/queue.ts';
import type { Vault } from './vault/vault.ts';

/** A transaction with the row-level scope that it was opened with. */
export type Tx = Transaction<Database>;

/** What every use-case is given: the technical ground that it stands on. */
export interface Platform {
  /** As the application's role: company tables are empty outside `withCompany` and its kin. */
  readonly db: Kysely<Database>;
  /** Connections for advisory locks, apart from those for queries. */
  readonly lockPool: Pool;
  readonly queue: Queue;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Logger;
  readonly config: Config;
}
