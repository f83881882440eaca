import { sha256Base64 } from '@skryba/ksef/crypto';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { badRequest, invalidInput } from '../http/failure.ts';
import type { Answer } from '../http/operation.ts';
import { pathPart, referencePart } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { AcceptedInvoice, SentInvoice, Session } from '../state/records.ts';
import { findSession } from './find-session.ts';
import { isProcessed, sessionStatus } from './session-status.ts';
import { writeUpo } from './upo.ts';
import { upoPageReferences } from './upo-pages.ts';

/** The accepted invoices of a session whose processing is over. */
export function acceptedOf(services: Services, session: Session): AcceptedInvoice[] {
  return services.state
    .invoicesOfSession(session.referenceNumber)
    .map((invoice) => acceptedInvoice(services, invoice))
    .filter((invoice) => invoice !== undefined);
}

function acceptedInvoice(services: Services, invoice: SentInvoice): AcceptedInvoice | undefined {
  if (!isProcessed(services, invoice) || invoice.ksefNumber === undefined) return undefined;
  return services.state.acceptedInvoices.get(invoice.ksefNumber);
}

/** An XML answer with its hash in `x-ms-meta-hash`. */
export function xmlAnswer(xml: Buffer): Answer {
  return {
    status: 200,
    body: xml,
    headers: { 'content-type': 'application/xml', 'x-ms-meta-hash': sha256Base64(xml) },
  };
}

/** GET …/invoices/{invoiceReferenceNumber}/upo */
export function fetchUpoByReference(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const session = findSession(services, request, caller);
  const reference = referencePart(request, 'invoiceReferenceNumber');
  const sent = services.state.sentInvoices.get(reference);
  const invoice =
    sent?.sessionReference === session.referenceNumber ? acceptedInvoice(services, sent) : undefined;
  if (!invoice) {
    throw badRequest(
      21178,
      `UPO faktury o numerze referencyjnym ${reference} dla sesji ${session.referenceNumber} nie zostało znalezione.`,
    );
  }
  return xmlAnswer(writeUpo(services, session, [invoice]));
}

/** GET …/invoices/ksef/{ksefNumber}/upo */
export function fetchUpoByKsefNumber(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const session = findSession(services, request, caller);
  const number = pathPart(request, 'ksefNumber');
  if (number.length !== 35 && number.length !== 36)
    throw invalidInput('ksefNumber: Nieprawidłowy numer KSeF.');
  const invoice = acceptedOf(services, session).find(({ metadata }) => metadata.ksefNumber === number);
  if (!invoice) {
    throw badRequest(
      21178,
      `UPO o numerze KSeF ${number} i numerze referencyjnym sesji ${session.referenceNumber} nie zostało znalezione.`,
    );
  }
  return xmlAnswer(writeUpo(services, session, [invoice]));
}

/** GET …/upo/{upoReferenceNumber} */
export function fetchSessionUpo(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const session = findSession(services, request, caller);
  const reference = referencePart(request, 'upoReferenceNumber');
  const xml = sessionUpo(services, session, reference);
  if (!xml)
    throw badRequest(
      21178,
      `UPO o numerze referencyjnym ${reference} dla sesji ${session.referenceNumber} nie zostało znalezione.`,
    );
  return xmlAnswer(xml);
}

/** A page of the UPO of a session by its reference, once the session is processed with success; undefined before. */
export function sessionUpo(services: Services, session: Session, reference: string): Buffer | undefined {
  if (sessionStatus(services, session).code !== 200) return undefined;
  const invoices = acceptedOf(services, session);
  const { upoPageSize } = services.settings;
  const references = upoPageReferences(services, session, invoices.length);
  const index = references.indexOf(reference);
  if (index < 0) return undefined;
  const onPage = invoices.slice(index * upoPageSize, (index + 1) * upoPageSize);
  const first = index * upoPageSize + 1;
  return writeUpo(services, session, onPage, {
    number: index + 1,
    pages: references.length,
    first,
    last: first + onPage.length - 1,
    documents: invoices.length,
  });
}

/** The UPO of one accepted invoice by the reference under which it was sent; undefined when there is none. */
export function invoiceUpo(services: Services, reference: string): Buffer | undefined {
  const sent = services.state.sentInvoices.get(reference);
  const invoice = sent && acceptedInvoice(services, sent);
  const session = invoice && services.state.sessions.get(invoice.sessionReference);
  return session && writeUpo(services, session, [invoice]);
}
