import { stat } from 'node:fs/promises';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { badRequest } from '../http/failure.ts';
import { type Answer, noContent } from '../http/operation.ts';
import type { Services } from '../platform/services.ts';
import { findSession } from '../sessions/find-session.ts';
import { sessionStatus } from '../sessions/session-status.ts';
import type { Session } from '../state/records.ts';
import { partFile } from './open-batch.ts';
import { processBatch } from './process-batch.ts';

/** 100 MB before encryption; encryption adds at most one block. */
const MAX_ENCRYPTED_PART = 100_000_000 + 16;

type Part = NonNullable<Session['batch']>['parts'][number];

/** POST /sessions/batch/{referenceNumber}/close: ends the upload and starts the processing. */
export async function closeBatchSession(
  services: Services,
  request: FastifyRequest,
  caller: Caller,
): Promise<Answer> {
  const session = findSession(services, request, caller);
  requireOpen(services, session);
  for (const part of session.batch?.parts ?? []) await requireUploaded(services, session, part);
  // Somebody else may have closed it while the parts were looked at.
  requireOpen(services, findSession(services, request, caller));
  const closedAt = services.clock.now();
  const closed = { ...session, closedAt, updatedAt: closedAt };
  services.state.sessions.put(closed);
  services.work.start(() => processBatch(services, closed));
  return noContent;
}

/** @throws ApiFailure 21208 when the time for the upload is over, 21180 when the session is closed or of another kind */
function requireOpen(services: Services, session: Session): void {
  const { code } = sessionStatus(services, session);
  if (session.type === 'Batch' && session.closedAt === undefined && code === 440)
    throw badRequest(21208, 'Sesja anulowana, przekroczony czas wysyłki.');
  if (code !== 100 || session.type !== 'Batch')
    throw badRequest(21180, `Status sesji ${code} uniemożliwia jej zamknięcie.`);
}

/** @throws ApiFailure 21205 when the part was not sent, 21157 when it is of another size or larger than allowed */
async function requireUploaded(services: Services, session: Session, part: Part): Promise<void> {
  const { ordinalNumber } = part;
  const file = services.files.path(partFile(session.referenceNumber, ordinalNumber));
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined) {
    throw badRequest(21205, `Nie przesłano zadeklarowanej '${ordinalNumber}' części pliku.`);
  }
  if (size !== part.size) {
    throw badRequest(21157, `Zadeklarowany rozmiar części '${ordinalNumber}' nie zgadza się z rzeczywistym.`);
  }
  if (size > MAX_ENCRYPTED_PART) {
    throw badRequest(21157, `Rozmiar części '${ordinalNumber}' przekroczył dozwolony rozmiar 100MB.`);
  }
}

/** Goes on with the packages whose processing a stop of the sandbox interrupted. */
export function resumeBatches(services: Services): void {
  for (const session of services.state.sessions.values()) {
    const isInterrupted =
      session.type === 'Batch' && session.closedAt !== undefined && session.readyAt === undefined;
    if (isInterrupted) services.work.start(() => processBatch(services, session));
  }
}
