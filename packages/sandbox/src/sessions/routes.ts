import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../auth/caller.ts';
import { closeBatchSession } from '../batch/close-batch.ts';
import { openBatchSession } from '../batch/open-batch.ts';
import { badRequest, invalidInput } from '../http/failure.ts';
import { type Answer, noContent, type Operations, ok } from '../http/operation.ts';
import { pageOf, pageSize, read, referencePart } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { SentInvoice } from '../state/records.ts';
import { describeInvoice, describeSession } from './describe.ts';
import { fetchSessionUpo, fetchUpoByKsefNumber, fetchUpoByReference } from './fetch-upo.ts';
import { findSession } from './find-session.ts';
import { listSessions } from './list-sessions.ts';
import { openOnlineSession } from './open-online.ts';
import { sendInvoice } from './send-invoice.ts';
import { isProcessed, sessionStatus } from './session-status.ts';

const SEND = ['InvoiceWrite', 'PefInvoiceWrite', 'EnforcementOperations'] as const;
const BATCH = ['InvoiceWrite', 'EnforcementOperations'] as const;
const FOLLOW = ['InvoiceWrite', 'Introspection', 'PefInvoiceWrite', 'EnforcementOperations'] as const;
const LIST = ['InvoiceWrite', 'Introspection', 'EnforcementOperations'] as const;

/** The operations under `/sessions` for sending, statuses and UPO. */
export function registerSessions(operations: Operations, services: Services): void {
  const { secured } = operations;
  secured('POST', '/sessions/online', SEND, (request, caller) =>
    openOnlineSession(services, request, caller),
  );
  secured('POST', '/sessions/online/{referenceNumber}/invoices', SEND, (request, caller) =>
    sendInvoice(services, request, caller),
  );
  secured('POST', '/sessions/online/{referenceNumber}/close', SEND, (request, caller) =>
    closeOnlineSession(services, request, caller),
  );
  secured('POST', '/sessions/batch', BATCH, (request, caller) => openBatchSession(services, request, caller));
  secured('POST', '/sessions/batch/{referenceNumber}/close', BATCH, (request, caller) =>
    closeBatchSession(services, request, caller),
  );
  secured('GET', '/sessions', LIST, (request, caller) => listSessions(services, request, caller));
  secured('GET', '/sessions/{referenceNumber}', FOLLOW, (request, caller) =>
    ok(describeSession(services, findSession(services, request, caller))),
  );
  secured('GET', '/sessions/{referenceNumber}/invoices', FOLLOW, (request, caller) =>
    listInvoices(services, request, caller, () => true),
  );
  secured('GET', '/sessions/{referenceNumber}/invoices/failed', FOLLOW, (request, caller) =>
    listFailed(services, request, caller),
  );
  secured(
    'GET',
    '/sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}',
    FOLLOW,
    (request, caller) => {
      const session = findSession(services, request, caller);
      const reference = referencePart(request, 'invoiceReferenceNumber');
      const invoice = services.state.sentInvoices.get(reference);
      if (invoice?.sessionReference !== session.referenceNumber) {
        throw invalidInput(`Faktura o numerze referencyjnym ${reference} nie została znaleziona w sesji.`);
      }
      return ok(describeInvoice(services, invoice));
    },
  );
  secured('GET', '/sessions/{referenceNumber}/invoices/ksef/{ksefNumber}/upo', FOLLOW, (request, caller) =>
    fetchUpoByKsefNumber(services, request, caller),
  );
  secured(
    'GET',
    '/sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}/upo',
    FOLLOW,
    (request, caller) => fetchUpoByReference(services, request, caller),
  );
  secured('GET', '/sessions/{referenceNumber}/upo/{upoReferenceNumber}', FOLLOW, (request, caller) =>
    fetchSessionUpo(services, request, caller),
  );
}

function closeOnlineSession(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const session = findSession(services, request, caller);
  const { code } = sessionStatus(services, session);
  if (code !== 100 || session.type !== 'Online') {
    throw badRequest(21180, `Status sesji ${code} uniemożliwia jej zamknięcie.`);
  }
  const { clock, processing, state } = services;
  const closedAt = clock.now();
  const readyAt = processing.readyAt('session');
  state.sessions.put({ ...session, closedAt, updatedAt: closedAt, readyAt });
  return noContent;
}

const ListQuery = z.object({ pageSize: pageSize(1000) });

/**
 * Invoices that were refused. While none is and some are still verified, the Ministry's environments leave out the list,
 * as the official Java suite expects; the contract requires it.
 */
function listFailed(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const isFailed = (invoice: SentInvoice) => isProcessed(services, invoice) && invoice.outcome.code !== 200;
  const session = findSession(services, request, caller);
  const invoices = services.state.invoicesOfSession(session.referenceNumber);
  const isOpen = invoices.some((invoice) => !isProcessed(services, invoice));
  const isLeftOut = services.settings.asSeen && isOpen && !invoices.some(isFailed);
  return isLeftOut ? ok({}) : listInvoices(services, request, caller, isFailed);
}

function listInvoices(
  services: Services,
  request: FastifyRequest,
  caller: Caller,
  wanted: (invoice: SentInvoice) => boolean,
): Answer {
  const session = findSession(services, request, caller);
  const { pageSize: size } = read(ListQuery, request.query);
  const found = services.state.invoicesOfSession(session.referenceNumber).filter(wanted);
  const { items, ...next } = pageOf(request, found, size);
  return ok({ ...next, invoices: items.map((invoice) => describeInvoice(services, invoice)) });
}
