import { compiledFa3 } from '../compile/documents.ts';
import type { Problem } from '../problem.ts';
import { describeFaults, type Fault } from '../problems/fault.ts';
import type { Invoice } from '../types/invoice.gen.ts';
import type { Tree } from './document-reader.ts';
import { readDocument } from './read-document.ts';

export type InvoiceReading = { ok: true; invoice: Invoice } | { ok: false; problems: Problem[] };

/**
 * Reads an FA(3) invoice: strict XML, strict structure, no business rules.
 *
 * @param bytes the document in UTF-8
 * @param largest how many bytes at most; 3 000 000, as KSeF takes, unless given
 * @returns the invoice as an object of strings, or every problem with its place; never throws
 */
export function readInvoice(bytes: Uint8Array, largest?: number): InvoiceReading {
  const { tree, faults, text } = readDocument(bytes, compiledFa3(), largest);
  return isInvoice(tree, faults)
    ? { ok: true, invoice: tree }
    : { ok: false, problems: describeFaults(faults, text) };
}

/** A tree that was read against the FA(3) schema without faults has the type generated from that schema. */
export function isInvoice(_tree: Tree | Invoice, faults: readonly Fault[]): _tree is Invoice {
  return faults.length === 0;
}
