import { sql } from 'kysely';
import { withUser } from '../platform/database/scope.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import type { CompanyTable } from './tables.ts';

/** A company as work in its name needs it: what goes on its invoices. */
export type CompanyData = Omit<CompanyTable, 'id' | 'created_at' | 'updated_at'> & { id: string };

/** The company of the transaction's scope; undefined when it is not there. */
export function getCompanyById(tx: Tx, companyId: string): Promise<CompanyData | undefined> {
  return tx
    .selectFrom('companies')
    .select([
      'id',
      'nip',
      'name',
      'address_line1',
      'address_line2',
      'bank_account',
      'bank_name',
      'email',
      'phone',
      'number_pattern',
      'environment',
    ])
    .where('id', '=', companyId)
    .executeTakeFirst();
}

/** Every company of the installation, for work on schedule. */
export async function allCompanyIds(platform: Pick<Platform, 'db'>): Promise<string[]> {
  const answer = await sql<{ id: string }>`select id from all_company_ids() as id`.execute(platform.db);
  return answer.rows.map(({ id }) => id);
}

/** The companies that the person is a member of. */
export async function companyIdsOfUser(platform: Pick<Platform, 'db'>, userId: string): Promise<string[]> {
  const rows = await withUser(platform, userId, (tx) =>
    tx.selectFrom('memberships').select('company_id').where('user_id', '=', userId).execute(),
  );
  return rows.map(({ company_id }) => company_id);
}
