import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { badRequest } from '../http/failure.ts';
import { type Answer, noContent } from '../http/operation.ts';
import type { Services } from '../platform/services.ts';
import { findSession } from '../sessions/find-session.ts';
import { sessionStatus } from '../sessions/session-status.ts';
import { processBatch } from './process-batch.ts';

/** POST /sessions/batch/{referenceNumber}/close: ends the upload and starts the processing. */
export function closeBatchSession(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const session = findSession(services, request, caller);
  const { code } = sessionStatus(services, session);
  if (code !== 100 || session.type !== 'Batch') {
    throw badRequest(21180, `Status sesji ${code} uniemożliwia jej zamknięcie.`);
  }
  const closedAt = services.clock.now();
  const closed = { ...session, closedAt, updatedAt: closedAt };
  services.state.sessions.put(closed);
  services.work.start(() => processBatch(services, closed));
  return noContent;
}

/** Goes on with the packages whose processing a stop of the sandbox interrupted. */
export function resumeBatches(services: Services): void {
  for (const session of services.state.sessions.values()) {
    const isInterrupted =
      session.type === 'Batch' && session.closedAt !== undefined && session.readyAt === undefined;
    if (isInterrupted) services.work.start(() => processBatch(services, session));
  }
}
