import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { sha256Base64 } from '@skryba/ksef/crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { exportFile } from '../exports/write-package.ts';
import { pathPart } from '../http/read.ts';
import { damage, damaged, WRONG_HASH } from '../http/spoil.ts';
import type { Services } from '../platform/services.ts';
import { invoiceUpo, sessionUpo } from '../sessions/fetch-upo.ts';
import { isOpen } from './links.ts';

type Find = (request: FastifyRequest) => Buffer | undefined;

/** The operations that give addresses of files: faults on them strike the files too. */
const EXPORTS = 'GET /invoices/exports/{referenceNumber}';
const INVOICE_UPO = 'GET /sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}/upo';
const SESSION_UPO = 'GET /sessions/{referenceNumber}/upo/{upoReferenceNumber}';

/** Files behind signed addresses: fetched by GET without a bearer, as from KSeF's storage. */
export function registerStorage(app: FastifyInstance, services: Services): void {
  const refuse = (reply: FastifyReply, status: number, reason: string) =>
    reply.code(status).type('text/plain').send(reason);
  const faultsOn = (operation: string) => ({
    hashOf: (hash: string) => (services.faults.take(operation, ['wrong-hash']) ? WRONG_HASH : hash),
    isDamaged: services.faults.take(operation, ['damaged-file']) !== undefined,
  });
  const serve = (operation: string, find: Find) => (request: FastifyRequest, reply: FastifyReply) => {
    if (!isOpen(services, request)) return refuse(reply, 403, 'Link wygasł lub jest nieprawidłowy.');
    const file = find(request);
    if (!file) return refuse(reply, 404, 'Nie ma takiego pliku.');
    const { hashOf, isDamaged } = faultsOn(operation);
    return reply
      .type('application/xml')
      .header('x-ms-meta-hash', hashOf(sha256Base64(file)))
      .send(isDamaged ? damaged(file) : file);
  };
  app.get(
    '/storage/invoice-upo/:reference.xml',
    serve(INVOICE_UPO, (request) => invoiceUpo(services, pathPart(request, 'reference'))),
  );
  app.get(
    '/storage/session-upo/:session/:page.xml',
    serve(SESSION_UPO, (request) => {
      const session = services.state.sessions.get(pathPart(request, 'session'));
      return session && sessionUpo(services, session, pathPart(request, 'page'));
    }),
  );
  app.get('/storage/exports/:reference/:ordinal', (request, reply) => {
    if (!isOpen(services, request)) return refuse(reply, 403, 'Link wygasł lub jest nieprawidłowy.');
    const reference = pathPart(request, 'reference');
    const ordinal = Number(pathPart(request, 'ordinal'));
    const part = services.state.exports
      .get(reference)
      ?.package?.parts.find((candidate) => candidate.ordinal === ordinal);
    if (!part) return refuse(reply, 404, 'Nie ma takiego pliku.');
    const { hashOf, isDamaged } = faultsOn(EXPORTS);
    const file = createReadStream(services.files.path(exportFile(reference, ordinal)));
    return reply
      .type('application/octet-stream')
      .header('content-length', part.encryptedSize)
      .header('x-ms-meta-hash', hashOf(part.encryptedHash))
      .send(isDamaged ? pipeline(file, damage(), () => {}) : file);
  });
}
