import { parseNip } from '@skryba/fa';
import type { Tx } from '../platform/platform.ts';
import type { StoredParty } from './contract.ts';

/** Keeps the buyer of an issued invoice for the search in the form; the newest data win. */
export async function rememberBuyer(tx: Tx, companyId: string, party: StoredParty, now: Date): Promise<void> {
  const nip = parseNip(party.nip ?? '');
  const columns = {
    search_text: [party.name, nip ?? '', party.vatUe ?? '', party.otherId ?? ''].join(' ').toLowerCase(),
    party: JSON.stringify(nip === undefined ? party : { ...party, nip }),
    last_used_at: now,
  };
  await tx
    .insertInto('buyers')
    .values({
      company_id: companyId,
      key: nip ?? party.vatUe ?? party.otherId ?? party.name.toLowerCase(),
      ...columns,
    })
    .onConflict((conflict) => conflict.columns(['company_id', 'key']).doUpdateSet(columns))
    .execute();
}
