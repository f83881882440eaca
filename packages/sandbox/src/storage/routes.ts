import { createReadStream } from 'node:fs';
import { sha256Base64 } from '@skryba/ksef/crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { exportFile } from '../exports/write-package.ts';
import { pathPart } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import { invoiceUpo, sessionUpo } from '../sessions/fetch-upo.ts';
import { isOpen } from './links.ts';

type Find = (request: FastifyRequest) => Buffer | undefined;

/** Files behind signed addresses: fetched by GET without a bearer, as from KSeF's storage. */
export function registerStorage(app: FastifyInstance, services: Services): void {
  const refuse = (reply: FastifyReply, status: number, reason: string) =>
    reply.code(status).type('text/plain').send(reason);
  const serve = (find: Find) => (request: FastifyRequest, reply: FastifyReply) => {
    if (!isOpen(services, request)) return refuse(reply, 403, 'Link wygasł lub jest nieprawidłowy.');
    const file = find(request);
    if (!file) return refuse(reply, 404, 'Nie ma takiego pliku.');
    return reply.type('application/xml').header('x-ms-meta-hash', sha256Base64(file)).send(file);
  };
  app.get(
    '/storage/invoice-upo/:reference.xml',
    serve((request) => invoiceUpo(services, pathPart(request, 'reference'))),
  );
  app.get(
    '/storage/session-upo/:session/:page.xml',
    serve((request) => {
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
    return reply
      .type('application/octet-stream')
      .header('content-length', part.encryptedSize)
      .header('x-ms-meta-hash', part.encryptedHash)
      .send(createReadStream(services.files.path(exportFile(reference, ordinal))));
  });
}
