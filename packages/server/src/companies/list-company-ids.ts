import { sql } from 'kysely';
import { withUser } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';

/** Ids of the companies that the person is a member of. */
export async function companyIdsOfUser(platform: Pick<Platform, 'db'>, userId: string): Promise<string[]> {
  return withUser(platform, userId, async (tx) => {
    const rows = await tx
      .selectFrom('memberships')
      .select('company_id')
      .where('user_id', '=', userId)
      .execute();
    return rows.map((row) => row.company_id);
  });
}

/** Ids of all companies, for work on schedule; what a job does then, it does inside `withCompany`. */
export async function allCompanyIds(platform: Pick<Platform, 'db'>): Promise<string[]> {
  const answer = await sql<{ id: string }>`select id from all_company_ids() as id`.execute(platform.db);
  return answer.rows.map((row) => row.id);
}
