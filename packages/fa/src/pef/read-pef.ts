import type { Problem } from '../problem.ts';
import { describeFaults, type Fault } from '../problems/fault.ts';
import { decodeSource, largestDocument } from '../xml/source.ts';
import { XmlError } from '../xml/xml-error.ts';
import { PefReader } from './pef-reader.ts';
import { type PefRoot, pefStructure } from './pef-structure.ts';

/** What is wrong with a PEF document before it is put into words, and the text that it was found in. */
export function pefFaults(
  bytes: Uint8Array,
  root: PefRoot,
  largest = largestDocument,
): { faults: Fault[]; text: string } {
  try {
    const source = decodeSource(bytes, largest);
    return { faults: new PefReader(source, pefStructure(root)).read(), text: source.text };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { code, offset, values } = error;
    return { faults: [{ code, offset, values, path: [] }], text: '' };
  }
}

/**
 * Checks a PEF document (UBL 2.1 with the Polish extensions) by the structure of PEF (3) or PEF_KOR (3): strict XML,
 * elements with their order and number, attributes, values. Business rules of UBL and Peppol are not looked at, nor
 * what stands inside of extensions that PEF does not know, such as signatures.
 *
 * @param bytes the document in UTF-8
 * @param root `Invoice` for PEF (3), `CreditNote` for PEF_KOR (3)
 * @param largest how many bytes at most; 3 000 000, as KSeF takes, unless given
 * @returns every problem with its place, none when the document is right; never throws
 */
export function checkPef(bytes: Uint8Array, root: PefRoot, largest?: number): Problem[] {
  const { faults, text } = pefFaults(bytes, root, largest);
  return describeFaults(faults, text);
}
