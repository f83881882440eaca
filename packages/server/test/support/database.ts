import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Logger } from 'pino';
import { openDatabase } from '../../src/platform/database/access.ts';
import type { DatabaseAccess } from '../../src/platform/database/database.ts';
import { migrate } from '../../src/platform/database/migrate.ts';

const migrations = join(import.meta.dirname, '../../src/platform/database/migrations');

export interface TestDatabase {
  access: DatabaseAccess;
  drop(): Promise<void>;
}

/**
 * A fresh, migrated database of its own: a copy of a template on a server that all test files share.
 * The server is started by the first who needs it, stopped by the last, and its folder kept for the next run.
 */
export async function createTestDatabase(log: Logger): Promise<TestDatabase> {
  const checkout = createHash('sha256')
    .update(import.meta.dirname)
    .digest('hex')
    .slice(0, 8);
  const dataDir = join(tmpdir(), `skryba-test-postgres-${userInfo().uid}-${checkout}`);
  const server = await openDatabase({ url: null, dataDir, log });
  const template = `template_${migrationsHash()}`;
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdmin(server.access, async (admin) => {
    await admin.query('select pg_advisory_lock(1)');
    await ensureTemplate(admin, server.access, template, log);
    await admin.query(`create database ${name} template ${template}`);
  });
  return {
    access: {
      owner: { ...server.access.owner, database: name },
      app: { ...server.access.app, database: name },
    },
    async drop() {
      await asAdmin(server.access, (admin) => admin.query(`drop database if exists ${name} with (force)`));
      await server.close();
    },
  };
}

async function ensureTemplate(
  admin: Client,
  access: DatabaseAccess,
  template: string,
  log: Logger,
): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    `select datname from pg_database where datname like 'template\\_%' or datname like 'test\\_%'`,
  );
  const names = rows.map((row) => row.datname);
  if (names.includes(template)) return;
  // Nothing here must survive a power cut, and tests are quicker for it.
  await admin.query('alter system set fsync = off');
  await admin.query('select pg_reload_conf()');
  for (const left of names.filter(isLeftOver))
    await admin.query(`drop database if exists ${left} with (force)`);
  const draft = `${template}_draft`;
  await admin.query(`drop database if exists ${draft} with (force)`);
  await admin.query(`create database ${draft}`);
  await migrate({ ...access.owner, database: draft }, log);
  await admin.query(`alter database ${draft} rename to ${template}`);
}

/** Of an earlier template, or of a test process that is gone. */
function isLeftOver(name: string): boolean {
  const pid = /^test_(\d+)_/.exec(name)?.[1];
  if (pid === undefined) return !name.endsWith('_draft');
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch {
    return true;
  }
}

function migrationsHash(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrations).toSorted())
    hash.update(file).update(readFileSync(join(migrations, file)));
  return hash.digest('hex').slice(0, 12);
}

async function asAdmin(access: DatabaseAccess, work: (admin: Client) => Promise<unknown>): Promise<void> {
  const admin = new Client({ ...access.owner, database: 'postgres' });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
