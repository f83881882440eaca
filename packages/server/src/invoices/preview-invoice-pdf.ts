import { checkInput, composeInvoice } from '@skryba/fa';
import { renderInvoicePdf } from '@skryba/render';
import { withCompany } from '../platform/database/scope.ts';
import type { FileAnswer } from '../platform/http/implement.ts';
import type { Platform } from '../platform/platform.ts';
import { requireCompany } from './company.ts';
import type { InvoiceDraft } from './contract.ts';
import { findingsOf, refuseUnshowable } from './findings.ts';
import { invoiceInput, systemInfo } from './invoice-input.ts';
import { peekNumber } from './number-series.ts';

/**
 * The PDF of what is in the form, marked as a draft; stores nothing.
 * @throws AppError `invoice-has-errors` while the form cannot make a document yet
 */
export async function previewInvoicePdf(
  platform: Platform,
  companyId: string,
  draft: InvoiceDraft,
): Promise<FileAnswer> {
  const { company, number } = await withCompany(platform, companyId, async (tx) => {
    const data = await requireCompany(tx, companyId);
    const series = {
      companyId,
      pattern: data.number_pattern,
      kind: draft.kind,
      issueDate: draft.issueDate,
    };
    return { company: data, number: draft.number || (await peekNumber(tx, series)) };
  });
  const input = invoiceInput(draft, number, company);
  refuseUnshowable(findingsOf(checkInput(input)));
  const invoice = composeInvoice(input, { createdAt: platform.clock.now(), systemInfo });
  return { content: await renderInvoicePdf(invoice, { language: 'pl', draft: true }) };
}
