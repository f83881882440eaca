import { withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import type { StoredParty } from './contract.ts';
import { containing } from './search.ts';

const most = 20;

/** Buyers of earlier invoices that the text is found in, the lately used first. */
export async function listBuyers(
  platform: Platform,
  companyId: string,
  search: string,
): Promise<StoredParty[]> {
  const rows = await withCompany(platform, companyId, (tx) =>
    tx
      .selectFrom('buyers')
      .select('party')
      .where('company_id', '=', companyId)
      .$if(search !== '', (query) => query.where('search_text', 'like', containing(search)))
      .orderBy('last_used_at', 'desc')
      .limit(most)
      .execute(),
  );
  return rows.map((row) => row.party);
}
