import { compiledFaRr } from '../compile/documents.ts';
import type { Problem } from '../problem.ts';
import { describeFaults, type Fault } from '../problems/fault.ts';
import type { InvoiceRR } from '../types/invoice-rr.gen.ts';
import type { Tree } from './document-reader.ts';
import { readDocument } from './read-document.ts';

export type InvoiceRRReading = { ok: true; invoice: InvoiceRR } | { ok: false; problems: Problem[] };

/**
 * Reads an FA_RR(1) invoice (for flat-rate farmers): strict XML, strict structure, no business rules.
 *
 * @param bytes the document in UTF-8
 * @param largest how many bytes at most; 3 000 000, as KSeF takes, unless given
 * @returns the invoice as an object of strings, or every problem with its place; never throws
 */
export function readInvoiceRR(bytes: Uint8Array, largest?: number): InvoiceRRReading {
  const { tree, faults, text } = readDocument(bytes, compiledFaRr(), largest);
  return isInvoiceRR(tree, faults)
    ? { ok: true, invoice: tree }
    : { ok: false, problems: describeFaults(faults, text) };
}

/** A tree that was read against the FA_RR(1) schema without faults has the type generated from that schema. */
function isInvoiceRR(_tree: Tree | InvoiceRR, faults: readonly Fault[]): _tree is InvoiceRR {
  return faults.length === 0;
}
