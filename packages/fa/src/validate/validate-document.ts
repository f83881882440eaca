import { checkPef } from '../pef/read-pef.ts';
import type { Problem } from '../problem.ts';
import { hasOtherRoot } from '../read/read-any-invoice.ts';
import { readInvoiceRR } from '../read/read-invoice-rr.ts';
import type { RuleContext } from '../rules/rule.ts';
import { validateInvoice } from './validate-invoice.ts';

export interface DocumentValidation {
  form: 'FA(3)' | 'FA_RR(1)' | 'PEF(3)' | 'PEF_KOR(3)';
  /** True when KSeF has no reason to refuse the document; there may still be warnings. */
  valid: boolean;
  /** Errors and warnings in the order of the document. */
  problems: Problem[];
}

/** The forms other than FA(3), which are checked by their structure alone. */
const others: readonly { form: DocumentValidation['form']; problemsOf: (bytes: Uint8Array) => Problem[] }[] =
  [
    { form: 'FA_RR(1)', problemsOf: problemsOfInvoiceRR },
    { form: 'PEF(3)', problemsOf: (bytes) => checkPef(bytes, 'Invoice') },
    { form: 'PEF_KOR(3)', problemsOf: (bytes) => checkPef(bytes, 'CreditNote') },
  ];

/**
 * Checks a document of a form that KSeF takes, told by its root element: FA(3) as `validateInvoice` does, FA_RR(1),
 * PEF(3) and PEF_KOR(3) by their official structure. Anything else is said not to be FA(3). Never throws.
 *
 * @param bytes the document as it would be sent
 * @param options as for `validateInvoice`
 */
export function validateDocument(bytes: Uint8Array, options: Partial<RuleContext> = {}): DocumentValidation {
  const { valid, problems } = validateInvoice(bytes, options);
  if (!hasOtherRoot(problems)) return { form: 'FA(3)', valid, problems };
  for (const { form, problemsOf } of others) {
    const found = problemsOf(bytes);
    if (!hasOtherRoot(found)) return { form, valid: found.length === 0, problems: found };
  }
  return { form: 'FA(3)', valid, problems };
}

function problemsOfInvoiceRR(bytes: Uint8Array): Problem[] {
  const reading = readInvoiceRR(bytes);
  return reading.ok ? [] : reading.problems;
}
