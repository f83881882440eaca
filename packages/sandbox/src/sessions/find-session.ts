import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { badRequest, noAccess } from '../http/failure.ts';
import { referencePart } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Session } from '../state/records.ts';

/** The session named in the path. @throws ApiFailure 21173 when there is none, 403 when it belongs to another context */
export function findSession({ state }: Services, request: FastifyRequest, caller: Caller): Session {
  const reference = referencePart(request);
  const session = state.sessions.get(reference);
  if (!session) throw badRequest(21173, `Sesja o numerze referencyjnym ${reference} nie została znaleziona.`);
  const { type, value } = session.context;
  if (type !== caller.context.type || value !== caller.context.value) throw noAccess();
  return session;
}
