import type pg from 'pg';
import { PgBoss } from 'pg-boss';
import packageJson from 'pg-boss/package.json' with { type: 'json' };
import { appRole } from '../postgres/cluster.ts';
import { databaseNewer } from '../postgres/errors.ts';

/** The schema that the queue keeps its tables in. */
export const queueSchema = 'pgboss';

/**
 * Creates or updates the queue's tables as the owner, and lets the application's role work with them.
 * @throws AppError `database-newer`
 */
export async function installQueue(client: pg.ClientBase, owner: pg.PoolConfig): Promise<void> {
  const ours = packageJson.pgboss.schema;
  const found = await installedVersion(client);
  if (found === ours) return;
  if (found !== undefined && found > ours) throw databaseNewer(`pg-boss ${found} > ${ours}`);
  const boss = new PgBoss({
    ...owner,
    schema: queueSchema,
    max: 2,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false });
  await client.query(`
    grant usage on schema ${queueSchema} to ${appRole};
    grant select, insert, update, delete on all tables in schema ${queueSchema} to ${appRole};
    grant usage on all sequences in schema ${queueSchema} to ${appRole};
    grant execute on all functions in schema ${queueSchema} to ${appRole};
  `);
}

async function installedVersion(client: pg.ClientBase): Promise<number | undefined> {
  const table = await client.query<{ found: string | null }>(
    `select to_regclass('${queueSchema}.version')::text as found`,
  );
  if (table.rows[0]?.found == null) return undefined;
  const version = await client.query<{ version: number }>(`select version from ${queueSchema}.version`);
  return version.rows[0]?.version;
}
