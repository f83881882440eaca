import { OpenOnlineSessionRequest, onlineSessionStatuses } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { toStatus } from '../auth/operation-status.ts';
import { type Answer, created } from '../http/operation.ts';
import { read } from '../http/read.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { Session } from '../state/records.ts';
import { featuresOf } from './features.ts';
import { requireForm } from './forms.ts';
import { openSymmetricKey } from './session-key.ts';

const LIFE_MS = 12 * 3_600_000;

/** What every session keeps of the log-in in which it was opened. */
export function originOf({ operation, context, subject }: Caller) {
  const { referenceNumber, tokenReference, documentHash } = operation;
  return {
    context,
    subject,
    authReference: referenceNumber,
    ...(tokenReference === undefined ? {} : { tokenReference }),
    ...(documentHash === undefined ? {} : { documentHash }),
  };
}

/** POST /sessions/online: opens an interactive session for twelve hours. */
export async function openOnlineSession(
  services: Services,
  request: FastifyRequest,
  caller: Caller,
): Promise<Answer> {
  const body = read(OpenOnlineSessionRequest, request.body);
  requireForm(services, body.formCode, 'Online');
  const key = await openSymmetricKey(services, body.encryption);
  const { clock, identifiers, state } = services;
  const openedAt = clock.now();
  const session: Session = {
    ...originOf(caller),
    referenceNumber: identifiers.reference('SO', openedAt),
    type: 'Online',
    formCode: body.formCode,
    openedAt,
    updatedAt: openedAt,
    validUntil: openedAt + LIFE_MS,
    upoReference: identifiers.reference('EU', openedAt),
    features: featuresOf(request),
    ...(key ? { key } : { failure: toStatus(onlineSessionStatuses.badKey) }),
  };
  state.sessions.put(session);
  return created({ referenceNumber: session.referenceNumber, validUntil: isoInstant(session.validUntil) });
}
