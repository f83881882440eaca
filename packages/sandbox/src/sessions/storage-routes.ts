import { sha256Base64 } from '@skryba/ksef/crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { pathPart } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import { isLive } from './download-links.ts';
import { invoiceUpo, sessionUpo } from './fetch-upo.ts';

const Query = z.object({ se: z.coerce.number(), sig: z.string() });

/** Files behind signed addresses: fetched by GET without a bearer, as from KSeF's storage. */
export function registerStorage(app: FastifyInstance, services: Services): void {
  const serve =
    (find: (reference: string) => Buffer | undefined) => (request: FastifyRequest, reply: FastifyReply) => {
      const query = Query.safeParse(request.query).data;
      const path = request.url.split('?')[0] ?? '';
      if (!query || !isLive(services, path, query))
        return reply.code(403).type('text/plain').send('Link wygasł.');
      const file = find(pathPart(request, 'reference'));
      if (!file) return reply.code(404).type('text/plain').send('Nie ma takiego pliku.');
      return reply.type('application/xml').header('x-ms-meta-hash', sha256Base64(file)).send(file);
    };
  app.get(
    '/storage/invoice-upo/:reference.xml',
    serve((reference) => invoiceUpo(services, reference)),
  );
  app.get(
    '/storage/session-upo/:reference.xml',
    serve((reference) => {
      const session = services.state.sessions.get(reference);
      return session && sessionUpo(services, session);
    }),
  );
}
