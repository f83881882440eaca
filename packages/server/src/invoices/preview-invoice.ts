import { checkInput, computeTotals } from '@skryba/fa';
import { withCompany } from '../platform/database/scope.ts';
import type { Platform } from '../platform/platform.ts';
import { requireCompany } from './company.ts';
import type { Finding, InvoiceDraft, InvoiceTotals } from './contract.ts';
import { numberTaken } from './errors.ts';
import { findingsOf } from './findings.ts';
import { invoiceInput } from './invoice-input.ts';
import { peekNumber } from './number-series.ts';
import { isNumberTaken } from './number-taken.ts';

export interface InvoicePreview {
  totals: InvoiceTotals;
  findings: Finding[];
  nextNumber: string;
}

/** Totals by rate and everything that is wrong with the form; stores nothing and takes no number. */
export function previewInvoice(
  platform: Platform,
  companyId: string,
  draft: InvoiceDraft,
): Promise<InvoicePreview> {
  return withCompany(platform, companyId, async (tx) => {
    const company = await requireCompany(tx, companyId);
    const series = {
      companyId,
      pattern: company.number_pattern,
      kind: draft.kind,
      issueDate: draft.issueDate,
    };
    const nextNumber = await peekNumber(tx, series);
    const input = invoiceInput(draft, draft.number || nextNumber, company);
    const findings = findingsOf(checkInput(input, { today: platform.clock.today() }));
    if (draft.number !== '' && (await isNumberTaken(tx, companyId, draft.kind, draft.number))) {
      const [field] = numberTaken(draft.number).fields;
      if (field) findings.push({ ...field, severity: 'error' });
    }
    return { totals: computeTotals(input), findings, nextNumber };
  });
}
