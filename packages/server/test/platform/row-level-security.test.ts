import { type Kysely, sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/database/schema.ts';
import {
  installationScope,
  withCompanies,
  withCompany,
  withUser,
} from '../../src/platform/database/scope.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let test: TestPlatform;
let owner: Client;
let mine: { id: string; nip: string };
let theirs: { id: string; nip: string };
let companyTables: string[];

beforeAll(async () => {
  test = await startTestPlatform();
  owner = new Client(test.access.owner);
  await owner.connect();
  const me = await test.addPerson();
  const other = await test.addPerson();
  mine = await test.addCompany(me.id);
  theirs = await test.addCompany(other.id);
  const found = await owner.query<{ name: string }>(`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'company_id'
      and table_name in (select relname from pg_class where relkind in ('r', 'p'))`);
  companyTables = found.rows.map((row) => row.name);
});

afterAll(async () => {
  await owner.end();
  await test.close();
});

describe('the catalogue', () => {
  it('has forced row-level security with a policy on every company table', async () => {
    const open = await owner.query<{ relname: string }>(
      `select relname from pg_class c
       where relnamespace = 'public'::regnamespace and relname = any($1)
         and not (relrowsecurity and relforcerowsecurity
                  and exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd = '*'))`,
      [[...companyTables, 'companies']],
    );
    expect(companyTables.length).toBeGreaterThan(3);
    expect(open.rows).toEqual([]);
  });

  it('has company_id first in the primary key of every company table', async () => {
    const wrong = await owner.query<{ relname: string }>(
      `select c.relname from pg_index i join pg_class c on c.oid = i.indrelid
       join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
       where i.indisprimary and c.relnamespace = 'public'::regnamespace
         and c.relname = any($1) and a.attname <> 'company_id'`,
      [companyTables],
    );
    expect(wrong.rows).toEqual([]);
  });

  it('gives the application a role that cannot bypass it and owns nothing', async () => {
    const role = await sql<{ name: string; superuser: boolean; bypass: boolean; owns: number }>`
      select rolname as name, rolsuper as superuser, rolbypassrls as bypass,
        (select count(*)::int from pg_class where relowner = r.oid) as owns
      from pg_roles r where rolname = current_user`.execute(test.platform.db);
    expect(role.rows).toEqual([{ name: 'skryba_app', superuser: false, bypass: false, owns: 0 }]);
  });
});

describe('a transaction in the name of one company', () => {
  it('reads no row of another company from any table', async () => {
    const seen = await withCompany(test.platform, mine.id, async (tx) => {
      const counts: Record<string, number> = {};
      for (const table of companyTables) {
        const found = await sql<{ n: number }>`
          select count(*) as n from ${sql.table(table)} where company_id = ${theirs.id}`.execute(tx);
        counts[table] = found.rows[0]?.n ?? -1;
      }
      return counts;
    });
    expect(Object.values(seen).every((rows) => rows === 0)).toBe(true);
    expect(await membershipsOf(theirs.id)).toBe(1);
  });

  it('cannot move its rows to another company, nor change or delete theirs', async () => {
    const moved = withCompany(test.platform, mine.id, (tx) =>
      tx
        .updateTable('memberships')
        .set({ company_id: theirs.id })
        .where('company_id', '=', mine.id)
        .execute(),
    );
    await expect(moved).rejects.toThrow(/row-level security/);

    await withCompany(test.platform, mine.id, async (tx) => {
      for (const table of companyTables.filter((name) => name !== 'audit_entries')) {
        const deleted = await sql`delete from ${sql.table(table)} where company_id = ${theirs.id}`.execute(
          tx,
        );
        expect(deleted.numAffectedRows).toBe(0n);
      }
      const changed = await tx
        .updateTable('companies')
        .set({ name: 'Cudza' })
        .where('id', '=', theirs.id)
        .executeTakeFirst();
      expect(changed.numUpdatedRows).toBe(0n);
    });
    expect(await membershipsOf(theirs.id)).toBe(1);
  });

  it('cannot insert rows for another company', async () => {
    const inserted = withCompany(test.platform, mine.id, (tx) =>
      test.platform.vault.seal(tx, theirs.id, 'ksef-token', Buffer.from('x')),
    );
    await expect(inserted).rejects.toThrow(/row-level security/);
  });

  it('cannot be talked into a second company by a crafted id', async () => {
    const crafted = withCompany(test.platform, `${mine.id},${theirs.id}`, (tx) => count(tx, 'companies'));
    await expect(crafted).rejects.toThrow(/invalid input syntax for type uuid/);
  });

  it('cannot give itself a wider role', async () => {
    const tries = [
      'set role skryba_owner',
      'set session authorization skryba_owner',
      'alter table secrets disable row level security',
      'set row_security = off; select * from memberships',
    ];
    for (const attempt of tries) {
      await expect(
        withCompany(test.platform, mine.id, (tx) => sql.raw(attempt).execute(tx)),
      ).rejects.toThrow();
    }
  });
});

describe('outside of any scope', () => {
  it('company tables look empty', async () => {
    expect(await count(test.platform.db, 'companies')).toBe(0);
    expect(await count(test.platform.db, 'memberships')).toBe(0);
    expect(await count(test.platform.db, 'audit_entries')).toBe(0);
  });

  it('the scope of a transaction does not leak into the next one on the same connection', async () => {
    await withCompanies(test.platform, [mine.id, theirs.id], (tx) => count(tx, 'companies'));
    for (let i = 0; i < 12; i += 1) expect(await count(test.platform.db, 'companies')).toBe(0);
  });
});

describe('a transaction in the name of a person', () => {
  it('sees their own companies and memberships only, and changes neither', async () => {
    const other = await test.addPerson();
    const seen = await withUser(test.platform, other.id, (tx) => count(tx, 'companies'));
    expect(seen).toBe(0);
    const stolen = withUser(test.platform, other.id, (tx) =>
      tx
        .insertInto('memberships')
        .values({ company_id: mine.id, user_id: other.id, role: 'owner', created_at: new Date() })
        .execute(),
    );
    await expect(stolen).rejects.toThrow(/row-level security/);
  });
});

describe('the installation’s own chain', () => {
  it('is a scope like any other', async () => {
    const entries = await withCompany(test.platform, installationScope, (tx) => count(tx, 'companies'));
    expect(entries).toBe(0);
  });
});

async function membershipsOf(companyId: string): Promise<number> {
  const found = await owner.query('select 1 from memberships where company_id = $1', [companyId]);
  return found.rowCount ?? 0;
}

async function count(db: Kysely<Database>, table: string): Promise<number> {
  const found = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db);
  return found.rows[0]?.n ?? -1;
}
