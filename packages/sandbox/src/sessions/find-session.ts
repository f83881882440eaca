import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import { badRequest, noAccess } from '../http/failure.ts';
import { referencePart } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Session } from '../state/records.ts';

const SEES_ALL = ['Introspection', 'EnforcementOperations'];

/** Whether somebody may look into all sessions of the context, not only into those that they opened. */
export function seesAllSessions({ permissions }: Caller): boolean {
  return permissions.some((name) => SEES_ALL.includes(name));
}

/**
 * The session named in the path.
 * @throws ApiFailure 21173 when there is none, 403 when it belongs to another context or, for whoever only issues
 *   invoices, was opened by somebody else
 */
export function findSession({ state }: Services, request: FastifyRequest, caller: Caller): Session {
  const reference = referencePart(request);
  const session = state.sessions.get(reference);
  if (!session) throw badRequest(21173, `Sesja o numerze referencyjnym ${reference} nie została znaleziona.`);
  const isReachable =
    isSame(session.context, caller.context) &&
    (isSame(session.subject, caller.subject) || seesAllSessions(caller));
  if (!isReachable) throw noAccess();
  return session;
}
