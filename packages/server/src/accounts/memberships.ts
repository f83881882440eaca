import { sql } from 'kysely';
import { withUser } from '../platform/database/scope.ts';
import type { CompanyAccess } from '../platform/http/implement.ts';
import type { Platform } from '../platform/platform.ts';
import type { Role } from './tables.ts';

/** What the person may do for the company; undefined for somebody who is no member, or when there is no such company. */
export function findAccess(
  platform: Pick<Platform, 'db'>,
  userId: string,
  companyId: string,
): Promise<CompanyAccess | undefined> {
  return withUser(platform, userId, (tx) =>
    tx
      .selectFrom('memberships')
      .select(['company_id as id', 'role'])
      .where('company_id', '=', companyId)
      .where('user_id', '=', userId)
      .executeTakeFirst(),
  );
}

export interface MemberCompany {
  id: string;
  nip: string;
  name: string;
  role: Role;
  environment: 'production' | 'demo' | 'test' | 'sandbox' | null;
}

/** The person's companies, in the order of the Polish alphabet. */
export function listMemberCompanies(
  platform: Pick<Platform, 'db'>,
  userId: string,
): Promise<MemberCompany[]> {
  return withUser(platform, userId, (tx) =>
    tx
      .selectFrom('memberships')
      .innerJoin('companies', 'companies.id', 'memberships.company_id')
      .select([
        'companies.id',
        'companies.nip',
        'companies.name',
        'companies.environment',
        'memberships.role',
      ])
      .where('memberships.user_id', '=', userId)
      .orderBy(sql`companies.name collate "pl-x-icu"`)
      .orderBy('companies.nip')
      .execute(),
  );
}
