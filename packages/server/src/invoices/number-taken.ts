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
