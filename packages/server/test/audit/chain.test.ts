import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { audit } from '../../src/audit/record.ts';
import { verifyAuditChain } from '../../src/audit/verify-chain.ts';
import { installationScope, withCompany } from '../../src/platform/database/scope.ts';
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

async function companyWithEntries(count: number): Promise<string> {
  const person = await test.addPerson();
  const { id } = await test.addCompany(person.id);
  await Promise.all(Array.from({ length: count - 1 }, (_, n) => record(id, n)));
  return id;
}

const record = (companyId: string, n: number) =>
  withCompany(test.platform, companyId, (tx) =>
    audit(test.platform, tx, {
      companyId,
      actor: { kind: 'job', id: `job-${n}` },
      action: 'invoice.issued',
      subject: { kind: 'invoice', id: `${n}` },
      details: { number: `FV/${n}/11/2026`, gross: '123.00' },
    }),
  );
const verify = (companyId: string) =>
  withCompany(test.platform, companyId, (tx) => verifyAuditChain(tx, companyId));

it('chains entries that were written at the same time, without gaps', async () => {
  const company = await companyWithEntries(20);
  expect(await verify(company)).toEqual({ entries: 20, brokenAt: null });
});

it('refuses the application every change, and the owner too', async () => {
  const company = await companyWithEntries(2);
  for (const statement of [
    'update audit_entries set action = $$x$$',
    'delete from audit_entries',
    'truncate audit_entries',
  ]) {
    await expect(owner.query(statement)).rejects.toThrow(/append-only/);
    await expect(withCompany(test.platform, company, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
      /permission denied/,
    );
  }
});

it.each([
  [
    'a changed entry',
    `update audit_entries set details = '{"gross":"1.00"}' where company_id = $1 and sequence = 3`,
    3,
  ],
  ['a removed entry', 'delete from audit_entries where company_id = $1 and sequence = 3', 4],
])('shows %s that somebody with all rights has made', async (_what, statement, brokenAt) => {
  const company = await companyWithEntries(6);
  await owner.query(`alter table audit_entries disable trigger append_only`);
  await owner.query(statement, [company]);
  await owner.query(`alter table audit_entries enable trigger append_only`);
  expect((await verify(company)).brokenAt).toBe(brokenAt);
});

it('keeps a chain for what belongs to no company', async () => {
  await withCompany(test.platform, installationScope, (tx) =>
    audit(test.platform, tx, { companyId: null, actor: { kind: 'system' }, action: 'installation.started' }),
  );
  expect(await verify(installationScope)).toEqual({ entries: 1, brokenAt: null });
});

it('leaves no entry behind a transaction that failed', async () => {
  const company = await companyWithEntries(1);
  const failed = withCompany(test.platform, company, async (tx) => {
    await audit(test.platform, tx, {
      companyId: company,
      actor: { kind: 'system' },
      action: 'company.changed',
    });
    throw new Error('changed my mind');
  });
  await expect(failed).rejects.toThrow('changed my mind');
  expect(await verify(company)).toEqual({ entries: 1, brokenAt: null });
});
