import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { SentInvoice, Session, Status } from '../state/records.ts';
import { linkTo } from '../storage/links.ts';
import { invoiceStatus } from './receive-invoice.ts';
import { countInvoices, isProcessed, type SessionCounts, sessionStatus } from './session-status.ts';
import { upoPageReferences } from './upo-pages.ts';

/** Path of the UPO of one invoice, open to whoever has the link. */
export const invoiceUpoPath = (reference: string) => `/storage/invoice-upo/${reference}.xml`;
/** Path of a page of the UPO of a session, open to whoever has the link. */
const sessionUpoPath = (session: string, page: string) => `/storage/session-upo/${session}/${page}.xml`;

/** A session as GET /sessions/{referenceNumber} shows it. */
export function describeSession(services: Services, session: Session): object {
  const counts = countInvoices(services, session);
  const status = sessionStatus(services, session, counts);
  return {
    status,
    dateCreated: isoInstant(session.openedAt),
    dateUpdated: isoInstant(session.updatedAt),
    validUntil: isoInstant(session.validUntil),
    ...(status.code === 200 ? { upo: { pages: upoPages(services, session, counts) } } : {}),
    ...describeCounts(session, counts, status),
  };
}

/**
 * Counts as both official suites expect them: a count of zero appears only for a batch whose invoices are verified,
 * and a package that failed as a whole has no counts.
 */
function describeCounts({ type }: Session, counts: SessionCounts, { code }: Status): object {
  const { total, successful, failed } = counts;
  const isVerifiedBatch = type === 'Batch' && total > 0 && code >= 200;
  return {
    ...(type === 'Online' || total > 0 ? { invoiceCount: total } : {}),
    ...(successful > 0 || isVerifiedBatch ? { successfulInvoiceCount: successful } : {}),
    ...(failed > 0 || isVerifiedBatch ? { failedInvoiceCount: failed } : {}),
  };
}

function upoPages(services: Services, session: Session, { successful }: SessionCounts): object[] {
  return upoPageReferences(services, session, successful).map((referenceNumber) => {
    const { url, expires } = linkTo(services, sessionUpoPath(session.referenceNumber, referenceNumber));
    return { referenceNumber, downloadUrl: url, downloadUrlExpirationDate: expires };
  });
}

/** A session as GET /sessions lists it. */
export function describeListedSession(services: Services, session: Session): object {
  const counts = countInvoices(services, session);
  return {
    referenceNumber: session.referenceNumber,
    status: sessionStatus(services, session, counts),
    dateCreated: isoInstant(session.openedAt),
    dateUpdated: isoInstant(session.updatedAt),
    validUntil: isoInstant(session.validUntil),
    totalInvoiceCount: counts.total,
    successfulInvoiceCount: counts.successful,
    failedInvoiceCount: counts.failed,
  };
}

/** An invoice of a session with its status. */
export function describeInvoice(services: Services, invoice: SentInvoice): object {
  return {
    ordinalNumber: invoice.ordinal,
    ...(invoice.invoiceNumber === undefined ? {} : { invoiceNumber: invoice.invoiceNumber }),
    referenceNumber: invoice.referenceNumber,
    invoiceHash: invoice.hash,
    ...(invoice.fileName === undefined ? {} : { invoiceFileName: invoice.fileName }),
    invoicingDate: isoInstant(invoice.receivedAt),
    invoicingMode: invoice.offline ? 'Offline' : 'Online',
    ...acceptance(services, invoice),
    status: invoiceStatus(services, invoice),
  };
}

function acceptance(services: Services, invoice: SentInvoice): object {
  if (invoice.ksefNumber === undefined || !isProcessed(services, invoice)) return {};
  const accepted = services.state.acceptedInvoices.get(invoice.ksefNumber);
  if (!accepted) return {};
  const { url, expires } = linkTo(services, invoiceUpoPath(invoice.referenceNumber));
  return {
    ksefNumber: invoice.ksefNumber,
    acquisitionDate: accepted.metadata.acquisitionDate,
    permanentStorageDate: accepted.metadata.permanentStorageDate,
    upoDownloadUrl: url,
    upoDownloadUrlExpirationDate: expires,
  };
}
