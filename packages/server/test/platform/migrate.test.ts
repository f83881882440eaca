import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/platform/database/access.ts';
import { isUpToDate, migrate } from '../../src/platform/database/migrate.ts';
import { withCompany } from '../../src/platform/database/scope.ts';
import { assemblePlatform } from '../../src/platform/open.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let test: TestPlatform;
let owner: Client;

beforeAll(async () => {
  test = await startTestPlatform();
  owner = new Client(test.access.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await test.close();
});

describe('migrations', () => {
  it('change nothing on a database that has them all', async () => {
    expect(await isUpToDate(test.access.owner, test.platform.log)).toBe(true);
    await migrate(test.access.owner, test.platform.log);
  });

  it('refuse a database of a newer program, say what to do, and touch nothing', async () => {
    await owner.query(`insert into kysely_migration values ('0999-from-the-future', now())`);
    await expect(migrate(test.access.owner, test.platform.log)).rejects.toMatchObject({
      code: 'database-newer',
      messages: { pl: expect.stringContaining('0999-from-the-future') },
      remedy: { en: expect.stringContaining('newer version of Skryba') },
    });
    await owner.query(`delete from kysely_migration where name like '0999%'`);
  });

  it('refuse a queue of a newer program', async () => {
    await owner.query('update pgboss.version set version = version + 1');
    await expect(migrate(test.access.owner, test.platform.log)).rejects.toMatchObject({
      code: 'database-newer',
    });
    await owner.query('update pgboss.version set version = version - 1');
  });
});

describe('a database of one’s own', () => {
  it('is used by its URL, in the lesser role, with the same row-level security', async () => {
    const { host, user, password, database } = test.access.owner;
    const url = `postgresql://${user}:${String(password)}@/${database}?host=${encodeURIComponent(host ?? '')}`;
    const opened = await openDatabase({ url, dataDir: '/nowhere', log: test.platform.log });
    await migrate(opened.access.owner, test.platform.log);
    const { config, log, clock } = test.platform;
    const { platform, close } = await assemblePlatform(opened.access, {
      config,
      log,
      clock,
      jobs: [],
      works: false,
    });
    const { id } = await test.addCompany((await test.addPerson()).id);
    const name = await withCompany(platform, id, (tx) => tx.selectFrom('companies').select('nip').execute());
    expect(name).toHaveLength(1);
    expect(await platform.db.selectFrom('companies').selectAll().execute()).toEqual([]);
    await close();
    await opened.close();
  });

  it('that cannot be reached is named without its password', async () => {
    const opened = openDatabase({
      url: 'postgresql://skryba:tajne@127.0.0.1:1/ksiegi',
      dataDir: '/nowhere',
      log: test.platform.log,
    });
    await expect(opened).rejects.toMatchObject({
      code: 'database-unreachable',
      messages: { pl: expect.stringMatching(/^(?!.*tajne).*127\.0\.0\.1:1\/ksiegi/) },
      remedy: { pl: expect.stringContaining('DATABASE_URL') },
    });
  });
});
