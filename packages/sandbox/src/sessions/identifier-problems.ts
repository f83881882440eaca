import { isValidNip } from '@skryba/fa';
import type { InvoiceFacts } from '../invoices/invoice-facts.ts';
import type { Services } from '../platform/services.ts';
import type { Session } from '../state/records.ts';

/**
 * NIP numbers with a wrong checksum, alone or in internal identifiers, on an invoice; in Polish.
 * Looked at on production, and elsewhere when the session was opened with the feature `subject-identifier-validation`.
 * Source: the guide's `faktury/weryfikacja-faktury.md`, "Walidacja numeru NIP".
 */
export function identifierProblems(
  { settings }: Services,
  { features }: Session,
  { seller, buyer, thirdSubjects, authorizedSubject }: InvoiceFacts,
): string[] {
  if (settings.environment !== 'production' && !features.includes('subject-identifier-validation')) return [];
  return [
    ...nipProblem('Podmiot1', seller.nip),
    ...problemOf('Podmiot2', buyer.identifier),
    ...(thirdSubjects ?? []).flatMap(({ identifier }) => problemOf('Podmiot3', identifier)),
    ...(authorizedSubject ? nipProblem('PodmiotUpowazniony', authorizedSubject.nip) : []),
  ];
}

function problemOf(
  party: string,
  { type, value }: { type: string; value?: string | null | undefined },
): string[] {
  return type === 'Nip' || type === 'InternalId' ? nipProblem(party, value ?? '') : [];
}

function nipProblem(party: string, value: string): string[] {
  return isValidNip(value.slice(0, 10)) ? [] : [`${party}: nieprawidłowa suma kontrolna NIP w ${value}.`];
}
