import { buildKsefNumber } from '@skryba/fa';
import { invoiceStatuses } from '@skryba/ksef/contract';
import { decryptAes } from '@skryba/ksef/crypto';
import { toStatus } from '../auth/operation-status.ts';
import type { FaultKind } from '../control/faults.ts';
import { dayInWarsaw } from '../platform/clock.ts';
import { isKsefError } from '../platform/ksef-error.ts';
import { NEVER_AFTER_RECEPTION } from '../platform/processing.ts';
import type { Services } from '../platform/services.ts';
import type { SentInvoice, Session, Status } from '../state/records.ts';
import { symmetricKeyOf } from './session-key.ts';
import { type Verdict, verifyInvoice } from './verify-invoice.ts';

/** An invoice on its way in. */
export interface IncomingInvoice {
  /** Undefined when it could not be decrypted. */
  bytes: Uint8Array | undefined;
  declaredHash: string;
  /** SHA-256 of the bytes in Base64, where it is known already. */
  hash?: string;
  declaredSize: number;
  offline: boolean;
  receivedAt: number;
  fileName?: string;
  hashOfCorrected?: string;
  /** Machine instant at which its verification is over. */
  readyAt: number;
}

/** Decrypts an invoice with the key of its session; undefined when they do not fit. */
export function decryptInvoice(encrypted: Uint8Array, { key }: Session): Uint8Array | undefined {
  if (!key) return undefined;
  try {
    return decryptAes(encrypted, symmetricKeyOf(key));
  } catch (error) {
    if (isKsefError(error)) return undefined;
    throw error;
  }
}

/** Verifies an invoice, keeps it with its outcome and, when accepted, gives it its KSeF number. */
export function receiveInvoice(services: Services, session: Session, incoming: IncomingInvoice): SentInvoice {
  const { state, clock, identifiers } = services;
  const { receivedAt, readyAt, bytes } = incoming;
  const verdict = verdictOn(services, session, incoming);
  const invoice: SentInvoice = {
    referenceNumber: identifiers.reference('EE', receivedAt),
    sessionReference: session.referenceNumber,
    ordinal: state.countOfSession(session.referenceNumber) + 1,
    hash: incoming.declaredHash,
    receivedAt,
    readyAt,
    outcome: verdict.outcome,
    offline: verdict.offline ?? incoming.offline,
    ...(incoming.fileName === undefined ? {} : { fileName: incoming.fileName }),
    ...(incoming.hashOfCorrected === undefined ? {} : { hashOfCorrected: incoming.hashOfCorrected }),
  };
  const { facts } = verdict;
  if (!facts || !bytes || verdict.outcome.code !== 200) {
    const refused = { ...invoice, ...(facts ? { invoiceNumber: facts.invoiceNumber } : {}) };
    state.keepInvoice(refused);
    return refused;
  }
  const ksefNumber = buildKsefNumber({
    nip: facts.seller.nip,
    date: dayInWarsaw(receivedAt),
    technicalPart: identifiers.hex(6),
  });
  const accepted = { ...invoice, ksefNumber, invoiceNumber: facts.invoiceNumber };
  const wait = readyAt >= NEVER_AFTER_RECEPTION ? 0 : Math.max(0, readyAt - clock.elapsed());
  const acquiredAt = clock.now() + wait;
  state.keepInvoice(accepted, { ...facts, formCode: session.formCode, acquiredAt, document: bytes });
  return accepted;
}

/** Statuses of a KSeF that breaks down, each by a fault put on purpose. */
const breakdowns: ReadonlyMap<FaultKind, Status> = new Map([
  ['invoice-405', toStatus(invoiceStatuses.cancelledBySession)],
  ['invoice-500', { code: 500, description: 'Nieznany błąd (500)' }],
  ['invoice-550', toStatus(invoiceStatuses.interrupted)],
]);

function verdictOn(services: Services, session: Session, incoming: IncomingInvoice): Verdict {
  const operation =
    session.type === 'Online'
      ? 'POST /sessions/online/{referenceNumber}/invoices'
      : 'POST /sessions/batch/{referenceNumber}/close';
  const fault = services.faults.take(operation, [...breakdowns.keys()]);
  const breakdown = fault && breakdowns.get(fault.kind);
  if (breakdown) return { outcome: breakdown };
  const { bytes } = incoming;
  return bytes
    ? verifyInvoice(services, session, { ...incoming, bytes })
    : { outcome: toStatus(invoiceStatuses.badEncryption) };
}

/** The status of a sent invoice at this moment: received, in progress, then its outcome. */
export function invoiceStatus({ clock, processing }: Services, invoice: SentInvoice): Status {
  const left = invoice.readyAt - clock.elapsed();
  if (left <= 0) return invoice.outcome;
  const isReceived = processing.isInFirstHalf(left) && invoice.readyAt !== NEVER_AFTER_RECEPTION;
  return toStatus(isReceived ? invoiceStatuses.received : invoiceStatuses.processing);
}
