import type { Services } from '../platform/services.ts';
import type { StoredInvoice } from '../state/stored-invoice.ts';

/**
 * The accepted invoice that a code with this SHA-256 (Base64) stands for: the document itself or, when it was refused and
 * technically corrected, its correction. Source: the guide's `offline/korekta-techniczna.md`.
 */
export function findDocument({ state }: Pick<Services, 'state'>, hash: string): StoredInvoice | undefined {
  const correction = state.findTechnicalCorrection(hash)?.ksefNumber;
  return (
    state.findByHash(hash) ?? (correction === undefined ? undefined : state.acceptedInvoices.get(correction))
  );
}
