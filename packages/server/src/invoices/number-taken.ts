import { sql } from 'kysely';
import type { Tx } from '../platform/platform.ts';

/** Whether an issued invoice of this kind has the number: KSeF tells duplicates by seller, kind and number. */
export async function isNumberTaken(
  tx: Tx,
  companyId: string,
  kind: string,
  number: string,
): Promise<boolean> {
  const row = await tx
    .selectFrom('invoices')
    .select('id')
    .where('company_id', '=', companyId)
    .where('kind', '=', kind)
    .where('number', '=', number)
    .where('state', '=', 'issued')
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes a number for an invoice of this kind: whoever wants the same one waits until the transaction ends.
 * @returns false when an issued invoice has it
 */
export async function claimNumber(tx: Tx, companyId: string, kind: string, number: string): Promise<boolean> {
  const key = `skryba:number:${companyId}:${kind}:${number}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(tx);
  return !(await isNumberTaken(tx, companyId, kind, number));
}
