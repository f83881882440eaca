import { sql } from 'kysely';
import type { Platform, Tx } from '../platform.ts';

/** The chain of events that belong to no company: accounts, sign-in, the installation itself. */
export const installationScope = '00000000-0000-0000-0000-000000000000';

/**
 * One transaction that sees and writes the rows of one company only.
 * Name `company_id` in queries all the same: the indexes start with it.
 * @throws whatever `work` throws, after rolling back
 */
export function withCompany<T>(
  platform: Pick<Platform, 'db'>,
  companyId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return withCompanies(platform, [companyId], work);
}

/** One transaction that sees and writes the rows of these companies only. */
export function withCompanies<T>(
  platform: Pick<Platform, 'db'>,
  companyIds: readonly string[],
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return platform.db.transaction().execute(async (tx) => {
    await sql`select set_config('app.company_ids', ${companyIds}::uuid[]::text, true)`.execute(tx);
    return work(tx);
  });
}

/** One transaction that sees a person's memberships and their companies. */
export function withUser<T>(
  platform: Pick<Platform, 'db'>,
  userId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return platform.db.transaction().execute(async (tx) => {
    await sql`select set_config('app.user_id', ${userId}, true)`.execute(tx);
    return work(tx);
  });
}

/** Lets the running transaction see one more company: the one that it is about to create. */
export async function widenScope(tx: Tx, companyId: string): Promise<void> {
  await sql`select set_config('app.company_ids', array_append(current_companies(), ${companyId}::uuid)::text, true)`.execute(
    tx,
  );
}
