import { isDeepStrictEqual } from 'node:util';
import { computeTotals } from '@skryba/fa';
import { withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import { requireCompany } from './company.ts';
import type { Invoice, InvoiceDraft } from './contract.ts';
import { alreadyIssued } from './errors.ts';
import { invoiceInput } from './invoice-input.ts';
import { readInvoice } from './read-invoice.ts';
import { columnsOf, lockInvoice } from './store.ts';

/**
 * Creates or changes a draft under the caller's id; saving the same twice is saving once, also when it has been issued since.
 * @throws AppError `invoice-already-issued`, `amount-too-large`
 */
export function saveDraft(
  platform: Platform,
  companyId: string,
  invoiceId: string,
  draft: InvoiceDraft,
): Promise<Invoice> {
  return withCompany(platform, companyId, async (tx) => {
    const company = await requireCompany(tx, companyId);
    const totals = computeTotals(invoiceInput(draft, draft.number, company));
    const columns = columnsOf(draft, totals, draft.number);
    const now = platform.clock.now();
    const saved = await tx
      .insertInto('invoices')
      .values({
        company_id: companyId,
        id: invoiceId,
        state: 'draft',
        ...columns,
        created_at: now,
        updated_at: now,
        issued_at: null,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['company_id', 'id'])
          .doUpdateSet({ ...columns, updated_at: now })
          .where('invoices.state', '=', 'draft'),
      )
      .returning('id')
      .executeTakeFirst();
    if (saved === undefined) {
      const issued = await lockInvoice(tx, companyId, invoiceId);
      if (!isDeepStrictEqual(issued?.draft, JSON.parse(columns.draft))) throw alreadyIssued();
    }
    return readInvoice(platform, tx, companyId, invoiceId);
  });
}
