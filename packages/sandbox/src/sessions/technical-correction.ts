import { invoiceStatuses } from '@skryba/ksef/contract';
import { isSame } from '../auth/permissions.ts';
import { badRequest, invalidInput } from '../http/failure.ts';
import type { Services } from '../platform/services.ts';
import type { SentInvoice, Session } from '../state/records.ts';
import { isProcessed } from './session-status.ts';

/**
 * Whether the invoice with this SHA-256 (Base64) may be replaced by a technical correction.
 * Source: the guide's `offline/korekta-techniczna.md`; the contract knows two codes and one detail for each.
 * @throws ApiFailure 21405 when the correction is not declared offline; 21166 when there is one already;
 * 21167 when the original was accepted, is in process, was not sent offline, lacked permissions or is not known here
 */
export function requireCorrectable(
  services: Services,
  session: Session,
  hash: string,
  isOffline: boolean,
): void {
  if (!isOffline) throw invalidInput('offlineMode: Korekta techniczna wymaga wartości true.');
  const { state } = services;
  if (state.findByHash(hash)) {
    throw badRequest(21167, 'Nie można wysłać korekty technicznej do prawidłowo przetworzonej faktury.');
  }
  const repaired = state.findTechnicalCorrection(hash);
  if (repaired && isProcessed(services, repaired)) {
    throw badRequest(21166, 'Faktura posiada już przetworzoną prawidłowo korektę techniczną.');
  }
  const originals = state.findRefused(hash).filter((sent) => isOfContext(services, sent, session));
  const reason = whyNone(services, originals);
  if (reason !== undefined) throw badRequest(21167, reason);
}

function isOfContext({ state }: Services, { sessionReference }: SentInvoice, { context }: Session): boolean {
  const session = state.sessions.get(sessionReference);
  return session !== undefined && isSame(session.context, context);
}

/** Why none of the refused originals may be corrected; undefined when one may. */
function whyNone(services: Services, originals: readonly SentInvoice[]): string | undefined {
  const processed = originals.filter((sent) => isProcessed(services, sent));
  const offline = processed.filter((sent) => sent.offline);
  if (offline.some(({ outcome }) => outcome.code !== invoiceStatuses.wrongPermissions.code)) return undefined;
  if (originals.length === 0) return 'Nie znaleziono odrzuconej faktury o wskazanym skrócie.';
  if (processed.length === 0) return 'Przetwarzanie faktury jeszcze trwa.';
  return offline.length === 0
    ? 'Korekta techniczna dotyczy tylko faktur przesłanych w trybie offline.'
    : 'Korekta techniczna nie dotyczy faktur odrzuconych z powodu braku uprawnień.';
}
