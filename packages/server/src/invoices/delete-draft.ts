import { withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import { alreadyIssued, invoiceNotFound } from './errors.ts';
import { lockInvoice } from './store.ts';

/** @throws AppError `invoice-not-found`, `invoice-already-issued` */
export function deleteDraft(platform: Platform, companyId: string, invoiceId: string): Promise<void> {
  return withCompany(platform, companyId, async (tx) => {
    const invoice = await lockInvoice(tx, companyId, invoiceId);
    if (invoice === undefined) throw invoiceNotFound();
    if (invoice.state === 'issued') throw alreadyIssued();
    await tx.deleteFrom('invoices').where('company_id', '=', companyId).where('id', '=', invoiceId).execute();
  });
}
