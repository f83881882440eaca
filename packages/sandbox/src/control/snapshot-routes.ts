import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { invalidInput } from '../http/failure.ts';
import { pathPart, read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import {
  listSnapshots,
  readSnapshot,
  removeSnapshot,
  restoreSnapshot,
  SnapshotName,
  takeSnapshot,
} from './snapshots.ts';

const Named = z.object({ name: SnapshotName });
const GZIP = 'application/gzip';

/** Snapshots: everything under `/_sandbox/snapshot`, and `/_sandbox/restore` by name or by an uploaded file. */
export async function snapshotPlugin(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  const nameIn = (request: Parameters<typeof pathPart>[0]) => read(SnapshotName, pathPart(request, 'name'));
  const find = (name: string) => {
    const found = readSnapshot(services, name);
    if (!found) throw invalidInput(`Nie ma migawki o nazwie ${name}.`);
    return found;
  };
  // An upload may be large: it is passed on as it comes.
  app.addContentTypeParser(GZIP, (_request, payload, done) => done(null, payload));
  app.post('/_sandbox/snapshot', async (request, reply) => {
    const { name } = read(Named, request.body);
    return reply.code(201).send(await takeSnapshot(services, name));
  });
  app.get('/_sandbox/snapshot', () => ({ snapshots: listSnapshots(services).map(({ name }) => name) }));
  app.get('/_sandbox/snapshot/:name', (request, reply) => reply.type(GZIP).send(find(nameIn(request))));
  app.delete('/_sandbox/snapshot/:name', (request, reply) => {
    removeSnapshot(services, nameIn(request));
    return reply.code(204).send();
  });
  app.post('/_sandbox/restore', async (request, reply) => {
    const { body } = request;
    const source = body instanceof Readable ? body : find(read(Named, body).name);
    await restoreSnapshot(services, source);
    return reply.code(204).send();
  });
}
