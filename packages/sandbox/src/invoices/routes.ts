import { isValidKsefNumber } from '@skryba/fa';
import { sha256Base64 } from '@skryba/ksef/crypto';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { exportStatus } from '../exports/export-status.ts';
import { startExport } from '../exports/start-export.ts';
import { badRequest, invalidInput } from '../http/failure.ts';
import { type Answer, type Operations } from '../http/operation.ts';
import { pathPart } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import { isProcessed } from '../sessions/session-status.ts';
import { listPeppolProviders } from './list-peppol-providers.ts';
import { maySee } from './may-see.ts';
import { queryMetadata } from './query-metadata.ts';

const READ = ['InvoiceRead'] as const;

/** The operations under `/invoices`. */
export function registerInvoices({ open, secured }: Operations, services: Services): void {
  open('GET', '/peppol/query', (request) => listPeppolProviders(services, request));
  secured('POST', '/invoices/query/metadata', READ, (request, caller) =>
    queryMetadata(services, request, caller),
  );
  secured('POST', '/invoices/exports', READ, (request, caller) => startExport(services, request, caller));
  secured('GET', '/invoices/exports/{referenceNumber}', READ, (request, caller) =>
    exportStatus(services, request, caller),
  );
  secured('GET', '/invoices/ksef/{ksefNumber}', READ, (request, caller) =>
    fetchInvoice(services, request, caller),
  );
}

function fetchInvoice(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const number = pathPart(request, 'ksefNumber');
  if (!isValidKsefNumber(number)) throw invalidInput('ksefNumber: Nieprawidłowy numer KSeF.');
  const invoice = services.state.acceptedInvoices.get(number);
  const document = services.state.documents.get(number);
  if (!invoice || !document || !maySee(services, caller.context, invoice))
    throw badRequest(21164, `Faktura o numerze KSeF ${number} nie została znaleziona.`);
  if (!isProcessed(services, invoice)) {
    throw badRequest(
      21165,
      `Faktura o numerze KSeF ${number} została przetworzona, ale nie jest jeszcze dostępna do pobrania. Spróbuj ponownie później.`,
    );
  }
  const body = Buffer.from(document.bytes);
  const hash = sha256Base64(body);
  return { status: 200, body, headers: { 'content-type': 'application/xml', 'x-ms-meta-hash': hash } };
}
