import { SendInvoiceRequest } from '@skryba/ksef/contract';
import { sha256Base64 } from '@skryba/ksef/crypto';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { badRequest } from '../http/failure.ts';
import { type Answer, accepted } from '../http/operation.ts';
import { read } from '../http/read.ts';
import { limitsOfSession } from '../limits/session-limits.ts';
import type { Services } from '../platform/services.ts';
import type { Session } from '../state/records.ts';
import { findSession } from './find-session.ts';
import { decryptInvoice, receiveInvoice } from './receive-invoice.ts';
import { sessionStatus } from './session-status.ts';
import { requireCorrectable } from './technical-correction.ts';

const SEND_INVOICE = 'POST /sessions/online/{referenceNumber}/invoices';

/** POST /sessions/online/{referenceNumber}/invoices: takes one encrypted invoice and starts its verification. */
export function sendInvoice(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const session = findSession(services, request, caller);
  const body = read(SendInvoiceRequest, request.body);
  requireOpen(services, session);
  const encrypted = Buffer.from(body.encryptedInvoiceContent, 'base64');
  if (encrypted.length !== body.encryptedInvoiceSize) {
    throw badRequest(21402, 'Długość treści nie zgadza się z rozmiarem pliku.');
  }
  if (sha256Base64(encrypted) !== body.encryptedInvoiceHash) {
    throw badRequest(21403, 'Skrót treści nie zgadza się ze skrótem pliku.');
  }
  const corrected = body.hashOfCorrectedInvoice ?? undefined;
  if (corrected !== undefined) requireCorrectable(services, session, corrected, body.offlineMode ?? false);
  const invoice = receiveInvoice(services, session, {
    declaredHash: body.invoiceHash,
    declaredSize: body.invoiceSize,
    bytes: decryptInvoice(encrypted, session),
    offline: body.offlineMode ?? false,
    receivedAt: services.clock.now(),
    readyAt: services.processing.readyAt('invoice'),
    ...(corrected === undefined ? {} : { hashOfCorrected: corrected }),
  });
  services.state.sessions.put({ ...session, updatedAt: services.clock.now() });
  return accepted({ referenceNumber: invoice.referenceNumber });
}

function requireOpen(services: Services, session: Session): void {
  const { referenceNumber } = session;
  const { code } = sessionStatus(services, session);
  if (code !== 100 || session.type !== 'Online') {
    throw badRequest(21180, `Status sesji ${code} uniemożliwia wysyłkę faktur.`);
  }
  const { maxInvoices } = limitsOfSession(services.state, session);
  if (services.state.countOfSession(referenceNumber) >= maxInvoices) {
    throw badRequest(
      21155,
      `Sesja o numerze referencyjnym ${referenceNumber} osiągnęła dozwolony limit liczby faktur ${maxInvoices}.`,
    );
  }
  if (services.settings.contract !== '2.7.0' && services.faults.take(SEND_INVOICE, ['21184'])) {
    throw badRequest(
      21184,
      `Trwają prace serwisowe i sesja ${referenceNumber} jest tymczasowo niedostępna. Spróbuj ponownie później lub otwórz nową sesję, aby wysłać kolejne faktury.`,
    );
  }
}
