import type { Tx } from '../platform/platform.ts';
import { invoiceNotFound, notIssuedYet } from './errors.ts';
import { findDocument, findInvoice, type StoredInvoice } from './store.ts';

/** An issued invoice with its document; @throws AppError `invoice-not-found`, `invoice-not-issued` */
export async function issuedDocument(
  tx: Tx,
  companyId: string,
  invoiceId: string,
): Promise<{ invoice: StoredInvoice; xml: Buffer; hash: Buffer }> {
  const invoice = await findInvoice(tx, companyId, invoiceId);
  if (invoice === undefined) throw invoiceNotFound();
  const document = await findDocument(tx, companyId, invoiceId);
  if (document === undefined) throw notIssuedYet();
  return { invoice, ...document };
}

/** An invoice number as the name of a file: `FV/7/11/2026` becomes `FV-7-11-2026`. */
export function fileNameOf(number: string): string {
  return number.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-');
}
