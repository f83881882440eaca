import { sql } from 'kysely';
import type { Tx } from '../platform/platform.ts';

export interface ChainVerdict {
  entries: number;
  /** Sequence of the first entry that was changed, or whose predecessor is missing; null for a whole chain. */
  brokenAt: number | null;
}

/** Recomputes every hash of the company's chain. Runs inside the company's scope. */
export async function verifyAuditChain(tx: Tx, companyId: string): Promise<ChainVerdict> {
  const answer = await sql<{ entries: number; broken_at: number | null }>`
    select count(*) as entries,
      min(entry.sequence) filter (where
        entry.hash <> audit_hash(entry)
        or entry.previous_hash <> coalesce(before.hash, decode(repeat('00', 32), 'hex'))
        or (entry.sequence > 1 and before.hash is null)) as broken_at
    from audit_entries entry
    left join audit_entries before
      on before.company_id = entry.company_id and before.sequence = entry.sequence - 1
    where entry.company_id = ${companyId}`.execute(tx);
  const row = answer.rows[0];
  return { entries: row?.entries ?? 0, brokenAt: row?.broken_at ?? null };
}
