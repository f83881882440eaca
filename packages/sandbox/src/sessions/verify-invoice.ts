import { invoiceStatuses } from '@skryba/ksef/contract';
import { sha256Base64 } from '@skryba/ksef/crypto';
import { toStatus } from '../auth/operation-status.ts';
import { mayIssueFor } from '../auth/permissions.ts';
import type { InvoiceFacts } from '../invoices/invoice-facts.ts';
import { limitsOfSession } from '../limits/session-limits.ts';
import { mayAttach } from '../permissions/attachments.ts';
import { dayInWarsaw } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { Session, Status } from '../state/records.ts';
import { readByForm } from './forms.ts';
import { identifierProblems } from './identifier-problems.ts';
import type { IncomingInvoice } from './receive-invoice.ts';

/** What verification found. */
export interface Verdict {
  outcome: Status;
  /** Whether the invoice counts as offline: declared so, or issued before the day of receipt. */
  offline?: boolean;
  facts?: InvoiceFacts;
}

const MEGABYTE = 1_000_000;
const UNIQUE_YEARS = 10;

const refuse = (
  status: (typeof invoiceStatuses)[keyof typeof invoiceStatuses],
  ...details: string[]
): Verdict => ({
  outcome: toStatus(status, ...details),
});

/** Verifies a decrypted invoice in the order of the guide's `faktury/weryfikacja-faktury.md`. */
export function verifyInvoice(
  services: Services,
  session: Session,
  incoming: IncomingInvoice & { bytes: Uint8Array },
): Verdict {
  const { bytes } = incoming;
  if (bytes.length !== incoming.declaredSize) {
    return refuse(invoiceStatuses.badFile, 'Rozmiar faktury nie zgadza się z zadeklarowanym.');
  }
  if ((incoming.hash ?? sha256Base64(bytes)) !== incoming.declaredHash) {
    return refuse(invoiceStatuses.badFile, 'Skrót faktury nie zgadza się z zadeklarowanym.');
  }
  const { maxInvoiceWithAttachmentSizeInMB: most } = limitsOfSession(services.state, session);
  if (bytes.length > most * MEGABYTE) return tooLarge(bytes.length, most * MEGABYTE);
  const { facts, problems } = readByForm(session.formCode, bytes, {
    now: services.clock.now(),
    rules: services.settings.rules,
  });
  if (problems) return refuse(invoiceStatuses.badSemantics, ...problems);
  return verifyFacts(services, session, incoming, facts);
}

function tooLarge(size: number, limit: number): Verdict {
  return refuse(invoiceStatuses.badFile, `Rozmiar faktury ${size} B przekracza dozwolone ${limit} B.`);
}

function verifyFacts(
  services: Services,
  session: Session,
  incoming: IncomingInvoice & { bytes: Uint8Array },
  facts: InvoiceFacts,
): Verdict {
  const receiptDay = dayInWarsaw(incoming.receivedAt);
  const offline = incoming.offline || facts.issueDate < receiptDay;
  const known = { facts, offline };
  if (facts.hasAttachment) {
    const isCorrection = incoming.hashOfCorrected !== undefined;
    const isBatchOnly = session.formCode.value !== 'PEF' && !isCorrection;
    if (session.type === 'Online' && isBatchOnly)
      return { ...refuse(invoiceStatuses.attachmentNotAllowed), ...known };
    if (!mayAttach(services.state.taxpayers.get(facts.seller.nip), incoming.receivedAt)) {
      const detail = `Sprzedawca ${facts.seller.nip} nie posiada zgody do wysyłania faktur z załącznikami`;
      return { ...refuse(invoiceStatuses.wrongPermissions, detail), ...known };
    }
  } else {
    const most = limitsOfSession(services.state, session).maxInvoiceSizeInMB * MEGABYTE;
    if (incoming.bytes.length > most) return { ...tooLarge(incoming.bytes.length, most), ...known };
  }
  if (facts.issueDate > receiptDay) {
    const detail = `Data wystawienia faktury ${facts.issueDate} jest późniejsza niż data przyjęcia ${receiptDay}.`;
    return { ...refuse(invoiceStatuses.badSemantics, detail), ...known };
  }
  if (!mayIssueFor(services, session.context, { ...facts, formCode: session.formCode })) {
    const detail = `Kontekst ${session.context.value} nie ma prawa wystawić faktury sprzedawcy ${facts.seller.nip}.`;
    return { ...refuse(invoiceStatuses.wrongPermissions, detail), ...known };
  }
  const wrongIdentifiers = identifierProblems(services, session, facts);
  if (wrongIdentifiers.length > 0)
    return { ...refuse(invoiceStatuses.badSemantics, ...wrongIdentifiers), ...known };
  const original = services.state.findDuplicate(facts);
  if (original && isStillUnique(original.issueDate, receiptDay))
    return { outcome: duplicateOf(original.metadata.ksefNumber, original.sessionReference), ...known };
  return { outcome: toStatus(invoiceStatuses.success), ...known };
}

/** A number is taken for ten full years from the end of the year of issue. */
function isStillUnique(issueDate: string, receiptDay: string): boolean {
  return Number(receiptDay.slice(0, 4)) <= Number(issueDate.slice(0, 4)) + UNIQUE_YEARS;
}

function duplicateOf(ksefNumber: string, sessionReference: string): Status {
  const detail = `Duplikat faktury. Faktura o numerze KSeF: ${ksefNumber} została już prawidłowo przesłana do systemu w sesji: ${sessionReference}`;
  return {
    ...toStatus(invoiceStatuses.duplicate, detail),
    extensions: { originalSessionReferenceNumber: sessionReference, originalKsefNumber: ksefNumber },
  };
}
