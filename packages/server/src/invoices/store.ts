import { parseNip, type Totals } from '@skryba/fa';
import type { Selectable } from 'kysely';
import type { Tx } from '../platform/platform.ts';
import type { InvoiceDraft } from './contract.ts';
import { amountTooLarge } from './errors.ts';
import type { InvoiceTable } from './tables.ts';

export type StoredInvoice = Selectable<InvoiceTable>;

export function findInvoice(tx: Tx, companyId: string, id: string): Promise<StoredInvoice | undefined> {
  return tx
    .selectFrom('invoices')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Locks the invoice until the transaction ends: the same form issued twice at once is one invoice. */
export function lockInvoice(tx: Tx, companyId: string, id: string): Promise<StoredInvoice | undefined> {
  return tx
    .selectFrom('invoices')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export function findDocument(
  tx: Tx,
  companyId: string,
  invoiceId: string,
): Promise<{ xml: Buffer; hash: Buffer } | undefined> {
  return tx
    .selectFrom('invoice_documents')
    .select(['xml', 'hash'])
    .where('company_id', '=', companyId)
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirst();
}

/** Columns of an invoice that follow from its form. */
export function columnsOf(draft: InvoiceDraft, totals: Totals, number: string) {
  for (const amount of [totals.net, totals.vat, totals.gross]) {
    if (amount.replace(/\..*/u, '').replace('-', '').length > 16) throw amountTooLarge();
  }
  const nip = draft.buyer.nip ? (parseNip(draft.buyer.nip) ?? draft.buyer.nip) : null;
  return {
    kind: draft.kind,
    number,
    issue_date: draft.issueDate,
    buyer_name: draft.buyer.name,
    buyer_nip: nip,
    net: totals.net,
    vat: totals.vat,
    gross: totals.gross,
    currency: totals.currency,
    due_date: draft.payment?.dueDate ?? null,
    paid_on: draft.payment?.paidOn ?? null,
    search_text: [number, draft.buyer.name, nip ?? ''].join(' ').toLowerCase(),
    draft: JSON.stringify(draft),
    totals: JSON.stringify(totals),
  };
}
