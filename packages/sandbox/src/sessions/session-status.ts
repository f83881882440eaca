import { batchSessionStatuses, onlineSessionStatuses } from '@skryba/ksef/contract';
import { toStatus } from '../auth/operation-status.ts';
import type { Services } from '../platform/services.ts';
import type { SentInvoice, Session, Status } from '../state/records.ts';

/** How many invoices of a session are sent, accepted and refused at this moment. */
export interface SessionCounts {
  total: number;
  successful: number;
  failed: number;
}

/** Whether the verification of an invoice is over. */
export function isProcessed({ clock }: Services, invoice: Pick<SentInvoice, 'readyAt'>): boolean {
  return clock.elapsed() >= invoice.readyAt;
}

/** Counts the invoices of a session. */
export function countInvoices(services: Services, session: Session): SessionCounts {
  const invoices = services.state.invoicesOfSession(session.referenceNumber);
  const processed = invoices.filter((invoice) => isProcessed(services, invoice));
  const successful = processed.filter((invoice) => invoice.outcome.code === 200).length;
  return { total: invoices.length, successful, failed: processed.length - successful };
}

/** The status of a session at this moment; counting is left out where it does not matter. */
export function sessionStatus(services: Services, session: Session, known?: SessionCounts): Status {
  if (session.closedAt === undefined && services.clock.now() <= session.validUntil) {
    return (
      session.failure ??
      toStatus(session.type === 'Online' ? onlineSessionStatuses.open : batchSessionStatuses.open)
    );
  }
  const counts = known ?? countInvoices(services, session);
  return session.type === 'Online'
    ? onlineStatus(services, session, counts)
    : batchStatus(services, session, counts);
}

function isSettled(services: Services, session: Session, counts: SessionCounts): boolean {
  return (
    counts.successful + counts.failed === counts.total && services.clock.elapsed() >= (session.readyAt ?? 0)
  );
}

function onlineStatus(services: Services, session: Session, counts: SessionCounts): Status {
  if (session.failure) return session.failure;
  if (counts.total === 0) return toStatus(onlineSessionStatuses.noInvoices);
  if (!isSettled(services, session, counts)) return toStatus(onlineSessionStatuses.closed);
  return toStatus(
    counts.successful === 0 ? onlineSessionStatuses.noValidInvoices : onlineSessionStatuses.success,
  );
}

function batchStatus(services: Services, session: Session, counts: SessionCounts): Status {
  if (session.closedAt === undefined) {
    return session.failure ?? toStatus(batchSessionStatuses.uploadTimeout);
  }
  if (session.readyAt === undefined || !isSettled(services, session, counts)) {
    return toStatus(batchSessionStatuses.processing);
  }
  if (session.failure) return session.failure;
  return toStatus(
    counts.successful === 0 ? batchSessionStatuses.noValidInvoices : batchSessionStatuses.success,
  );
}
