import { sql } from 'kysely';
import type { z } from 'zod';
import type { Tx } from '../platform/platform.ts';
import type { Company, companyDetails } from './contract.ts';

export type CompanyDetails = z.infer<typeof companyDetails>;

const columns = [
  'companies.id',
  'companies.nip',
  'companies.name',
  'companies.address_line1 as addressLine1',
  'companies.address_line2 as addressLine2',
  'companies.bank_account as bankAccount',
  'companies.bank_name as bankName',
  'companies.email',
  'companies.phone',
  'companies.number_pattern as numberPattern',
  'companies.environment',
  'memberships.role',
] as const;

/** Companies as the person sees them; needs a scope that shows the person's memberships. */
export function selectCompanies(tx: Tx, userId: string): Promise<Company[]> {
  return tx
    .selectFrom('companies')
    .innerJoin('memberships', 'memberships.company_id', 'companies.id')
    .select(columns)
    .where('memberships.user_id', '=', userId)
    .orderBy(sql`companies.name collate "pl-x-icu"`)
    .orderBy('companies.nip')
    .execute();
}

export function selectCompany(tx: Tx, companyId: string, userId: string): Promise<Company | undefined> {
  return tx
    .selectFrom('companies')
    .innerJoin('memberships', 'memberships.company_id', 'companies.id')
    .select(columns)
    .where('companies.id', '=', companyId)
    .where('memberships.user_id', '=', userId)
    .executeTakeFirst();
}

/** Names of columns for the details that were given. */
export function detailColumns(details: Partial<CompanyDetails>) {
  return {
    name: details.name,
    address_line1: details.addressLine1,
    address_line2: details.addressLine2,
    bank_account: details.bankAccount?.replaceAll(' ', ''),
    bank_name: details.bankName,
    email: details.email,
    phone: details.phone,
    number_pattern: details.numberPattern,
  };
}

/** Which company has the NIP, in the whole installation, and whether the person is its member. */
export async function findByNip(
  tx: Tx,
  nip: string,
  userId: string,
): Promise<{ id: string; isMember: boolean } | undefined> {
  const answer = await sql<{
    id: string;
    is_member: boolean;
  }>`select * from find_company_by_nip(${nip}, ${userId})`.execute(tx);
  const row = answer.rows[0];
  return row && { id: row.id, isMember: row.is_member };
}
