import { compiledFa3, compiledFaRr } from '../compile/documents.ts';
import type { Invoice } from '../types/invoice.gen.ts';
import type { InvoiceRR } from '../types/invoice-rr.gen.ts';
import { writeDocument } from './write-document.ts';

/**
 * Writes an FA(3) invoice as XML: UTF-8, no byte order mark, elements in the official order, deterministic.
 * The values are not checked; `validateInvoice` does that.
 *
 * @throws WriteError when the object holds a field that FA(3) does not have, or something that is not text
 */
export function writeInvoice(invoice: Invoice): Uint8Array {
  return writeDocument(invoice, compiledFa3());
}

/** Writes an FA_RR(1) invoice (for flat-rate farmers) as XML; see `writeInvoice`. */
export function writeInvoiceRR(invoice: InvoiceRR): Uint8Array {
  return writeDocument(invoice, compiledFaRr());
}
