import type { Problem } from '../problem.ts';
import { hasOtherRoot } from '../read/read-any-invoice.ts';
import { readInvoiceRR } from '../read/read-invoice-rr.ts';
import type { RuleContext } from '../rules/rule.ts';
import { validateInvoice } from './validate-invoice.ts';

export interface DocumentValidation {
  form: 'FA(3)' | 'FA_RR(1)';
  /** True when KSeF has no reason to refuse the document; there may still be warnings. */
  valid: boolean;
  /** Errors and warnings in the order of the document. */
  problems: Problem[];
}

/**
 * Checks a document of a form that KSeF takes, told by its root element: FA(3) as `validateInvoice` does, FA_RR(1) by
 * its official structure. Anything else is said not to be FA(3). Never throws.
 *
 * @param bytes the document as it would be sent
 * @param options as for `validateInvoice`
 */
export function validateDocument(bytes: Uint8Array, options: Partial<RuleContext> = {}): DocumentValidation {
  const { valid, problems } = validateInvoice(bytes, options);
  if (hasOtherRoot(problems)) {
    const reading = readInvoiceRR(bytes);
    if (reading.ok) return { form: 'FA_RR(1)', valid: true, problems: [] };
    if (!hasOtherRoot(reading.problems)) {
      return { form: 'FA_RR(1)', valid: false, problems: reading.problems };
    }
  }
  return { form: 'FA(3)', valid, problems };
}
