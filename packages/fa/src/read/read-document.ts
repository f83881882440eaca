import type { CompiledDocument } from '../compile/compile-document.ts';
import type { Fault } from '../problems/fault.ts';
import { decodeSource, largestDocument } from '../xml/source.ts';
import { XmlError } from '../xml/xml-error.ts';
import { readTree, type Tree } from './document-reader.ts';

export interface DocumentReading {
  /** Complete only when there are no faults. */
  tree: Tree;
  faults: Fault[];
  /** The decoded text that offsets of faults refer to; empty when it could not be decoded. */
  text: string;
}

/** Reads at most `largest` bytes of a document against a schema. Never throws; what is wrong is in `faults`. */
export function readDocument(
  bytes: Uint8Array,
  document: CompiledDocument,
  largest = largestDocument,
): DocumentReading {
  try {
    const source = decodeSource(bytes, largest);
    return { ...readTree(source, document), text: source.text };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { code, offset, values } = error;
    return { tree: {}, faults: [{ code, offset, values, path: [] }], text: '' };
  }
}
