import { withXml } from '@skryba/ksef/crypto';
import { isKsefError } from '../platform/ksef-error.ts';

/** What is wrong with a document as XML, in Polish. */
export function structureProblems(bytes: Uint8Array): string[] {
  try {
    withXml(bytes, () => undefined);
    return [];
  } catch (error) {
    if (isKsefError(error)) return ['Dokument nie jest poprawnym dokumentem XML.'];
    throw error;
  }
}
