import type { Problem } from '../problem.ts';
import type { Invoice } from '../types/invoice.gen.ts';
import type { InvoiceRR } from '../types/invoice-rr.gen.ts';
import { readInvoice } from './read-invoice.ts';
import { readInvoiceRR } from './read-invoice-rr.ts';

export type AnyInvoiceReading =
  | { ok: true; form: 'FA(3)'; invoice: Invoice }
  | { ok: true; form: 'FA_RR(1)'; invoice: InvoiceRR }
  | { ok: false; form: 'FA(3)' | 'FA_RR(1)'; problems: Problem[] };

/**
 * Reads an invoice in a form that KSeF takes today, told by its root element: FA(3) or FA_RR(1). Anything else is said
 * not to be FA(3). Strict XML, strict structure, no business rules; never throws.
 *
 * @param bytes the document in UTF-8
 */
export function readAnyInvoice(bytes: Uint8Array): AnyInvoiceReading {
  const reading = readInvoice(bytes);
  if (reading.ok || !hasOtherRoot(reading.problems)) return { form: 'FA(3)', ...reading };
  const farmers = readInvoiceRR(bytes);
  if (farmers.ok || !hasOtherRoot(farmers.problems)) return { form: 'FA_RR(1)', ...farmers };
  return { form: 'FA(3)', ...reading };
}

/** Whether a document was read against the schema of another form. */
export function hasOtherRoot(problems: readonly Problem[]): boolean {
  return problems.some(({ code }) => code === 'STRUCTURE_ROOT');
}
