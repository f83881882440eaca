import { randomUUID } from 'node:crypto';
import { parseNip } from '@skryba/fa';
import { sql } from 'kysely';
import { audit } from '../audit/record.ts';
import { widenScope, withUser } from '../platform/database/scope.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import type { Company } from './contract.ts';
import { companyOfOthers, wrongNip } from './errors.ts';
import { refuseUnusablePattern } from './number-pattern.ts';
import { type CompanyDetails, detailColumns, findByNip, selectCompany } from './store.ts';

export interface NewCompany extends Partial<CompanyDetails> {
  /** Dashes, spaces and a PL prefix are accepted. */
  nip: string;
}

/**
 * Adds a company and makes the person its owner; one of the person's that has this NIP already is answered as it is.
 * @throws AppError `invalid-fields` (paths `nip`, `numberPattern`), `company-of-others`
 */
export function addCompany(
  platform: Pick<Platform, 'db' | 'clock'>,
  userId: string,
  company: NewCompany,
): Promise<Company> {
  return withUser(platform, userId, (tx) => addCompanyIn(platform, tx, userId, company));
}

/** The same within a transaction of `withUser`; afterwards the company is in its scope. A name fills one that is still empty. */
export async function addCompanyIn(
  platform: Pick<Platform, 'clock'>,
  tx: Tx,
  userId: string,
  company: NewCompany,
): Promise<Company> {
  const nip = parseNip(company.nip);
  if (!nip) throw wrongNip('nip');
  if (company.numberPattern !== undefined) refuseUnusablePattern(platform, company.numberPattern);
  // Two forms with the same new NIP wait for each other here, so that there is one company.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`skryba:company:${nip}`}, 0))`.execute(tx);
  const known = await findByNip(tx, nip, userId);
  if (known && !known.isMember) throw companyOfOthers();
  const id = known?.id ?? randomUUID();
  await widenScope(tx, id);
  if (!known) {
    const now = platform.clock.now();
    await tx
      .insertInto('companies')
      .values({ id, nip, ...filled(detailColumns(company)), created_at: now, updated_at: now })
      .execute();
    await tx
      .insertInto('memberships')
      .values({ company_id: id, user_id: userId, role: 'owner', created_at: now })
      .execute();
    await audit(platform, tx, {
      companyId: id,
      actor: { kind: 'user', id: userId },
      action: 'company.added',
      details: { nip },
    });
  } else if (company.name && (await selectCompany(tx, id, userId))?.role !== 'viewer') {
    await tx
      .updateTable('companies')
      .set({ name: company.name, updated_at: platform.clock.now() })
      .where('id', '=', id)
      .where('name', '=', '')
      .execute();
  }
  const added = await selectCompany(tx, id, userId);
  if (!added) throw companyOfOthers();
  return added;
}

/** Texts are empty, not null, when unknown. */
function filled(columns: ReturnType<typeof detailColumns>) {
  return {
    name: columns.name ?? '',
    address_line1: columns.address_line1 ?? '',
    address_line2: columns.address_line2 ?? '',
    bank_account: columns.bank_account ?? '',
    bank_name: columns.bank_name ?? '',
    email: columns.email ?? '',
    phone: columns.phone ?? '',
    number_pattern: columns.number_pattern ?? 'FV/{NR}/{MM}/{RRRR}',
  };
}
