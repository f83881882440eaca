import { randomUUID } from 'node:crypto';
import { createWriteStream, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathPart } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import { isOpen } from '../storage/links.ts';
import { partFile } from './open-batch.ts';

const CLOSED = 'Sesja nie przyjmuje części paczki.';

class TooLong extends Error {}

function atMost(limit: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      if (seen > limit) done(new TooLong('The part is longer than declared.'));
      else done(null, chunk);
    },
  });
}

/** The upload addresses of batch parts: PUT without a bearer, streamed to a file. */
export async function uploadPlugin(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.put('/storage/batch/:reference/:ordinal', (request, reply) => uploadPart(services, request, reply));
}

/** A declared part of a session that still takes parts. */
function awaitedPart({ state }: Services, reference: string, ordinal: number) {
  const session = state.sessions.get(reference);
  if (session?.closedAt !== undefined) return undefined;
  return session?.batch?.parts.find(({ ordinalNumber }) => ordinalNumber === ordinal);
}

async function uploadPart(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const refuse = (status: number, reason: string) => {
    request.raw.resume();
    return reply.code(status).type('text/plain').send(reason);
  };
  if (!isOpen(services, request)) return refuse(403, 'Upłynął czas na zapis lub adres jest nieprawidłowy.');
  if (request.headers['x-ms-blob-type'] !== 'BlockBlob') return refuse(400, 'Brak nagłówka x-ms-blob-type.');
  const reference = pathPart(request, 'reference');
  const ordinal = Number(pathPart(request, 'ordinal'));
  const part = awaitedPart(services, reference, ordinal);
  if (!part) return refuse(403, CLOSED);
  const target = services.files.path(partFile(reference, ordinal));
  // A name of its own: a broken upload leaves nothing, and two at once do not mix.
  const partial = `${target}.${randomUUID()}`;
  try {
    await pipeline(request.raw, atMost(part.size), createWriteStream(partial, { mode: 0o600 }));
    // The session may have been closed meanwhile: what is verified must not change any more.
    if (awaitedPart(services, reference, ordinal)) renameSync(partial, target);
    else {
      await rm(partial, { force: true });
      return await refuse(403, CLOSED);
    }
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof TooLong) return refuse(400, 'Część paczki jest dłuższa niż zadeklarowano.');
    throw error;
  }
  return reply.code(201).send();
}
