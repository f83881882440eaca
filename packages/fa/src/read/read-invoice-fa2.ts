import { compiledFa2 } from '../compile/documents.ts';
import type { Problem } from '../problem.ts';
import { describeFaults } from '../problems/fault.ts';
import type { Tree } from './document-reader.ts';
import { readDocument } from './read-document.ts';

export type InvoiceFA2Reading = { ok: true; invoice: Readonly<Tree> } | { ok: false; problems: Problem[] };

/**
 * Reads an FA(2) invoice, which KSeF takes on its test environment only: strict XML, strict structure, no business rules.
 *
 * @param bytes the document in UTF-8
 * @param largest how many bytes at most; 3 000 000, as KSeF takes, unless given
 * @returns the invoice as an object of strings by element names, or every problem with its place; never throws
 */
export function readInvoiceFA2(bytes: Uint8Array, largest?: number): InvoiceFA2Reading {
  const { tree, faults, text } = readDocument(bytes, compiledFa2(), largest);
  return faults.length === 0
    ? { ok: true, invoice: tree }
    : { ok: false, problems: describeFaults(faults, text) };
}
