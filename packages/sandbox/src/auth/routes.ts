import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { gone, invalidInput, noAccess } from '../http/failure.ts';
import { clientAddress } from '../http/client-address.ts';
import { type Answer, noContent, type Operations, ok } from '../http/operation.ts';
import { pageOf, pageSize, read, referencePart } from '../http/read.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { AuthOperation } from '../state/records.ts';
import { type Caller, logInNotFound, readLiveBearer, readLogInBearer } from './caller.ts';
import { logInWithToken } from './log-in-with-token.ts';
import { logInWithXades } from './log-in-with-xades.ts';
import { describe, REFRESH_LIFE_MS, statusOf } from './operation-status.ts';
import { redeem, refresh } from './redeem.ts';
import { forgetOldChallenges } from './start-operation.ts';

const RETENTION_MS = 7 * 86_400_000;

/** The operations under `/auth` and the public keys. */
export function registerAuth(operations: Operations, services: Services): void {
  operations.open('GET', '/security/public-key-certificates', async () =>
    ok(await services.keys.published()),
  );
  operations.open('POST', '/auth/challenge', (request) => challenge(services, request));
  operations.open('POST', '/auth/ksef-token', (request) => logInWithToken(services, request));
  operations.open('POST', '/auth/xades-signature', (request) => logInWithXades(services, request));
  operations.open('POST', '/auth/token/redeem', (request) => redeem(services, request));
  operations.open('POST', '/auth/token/refresh', (request) => refresh(services, request));
  operations.open('GET', '/auth/{referenceNumber}', (request) => status(services, request));
  operations.secured('GET', '/auth/sessions', [], (request, caller) =>
    listSessions(services, request, caller),
  );
  operations.open('DELETE', '/auth/sessions/current', (request) => {
    const { operation } = readLiveBearer(services, request, ['ContextToken', 'RefreshToken']);
    return revoke(services, operation);
  });
  operations.secured('DELETE', '/auth/sessions/{referenceNumber}', [], (request, caller) => {
    const reference = referencePart(request);
    const operation = services.state.authOperations.get(reference);
    if (!operation) throw invalidInput(`Sesja o numerze referencyjnym ${reference} nie została znaleziona.`);
    if (!isOwnSession(operation, caller)) throw noAccess();
    return revoke(services, operation);
  });
}

function challenge({ state, clock, identifiers }: Services, request: FastifyRequest): Answer {
  const issuedAt = clock.now();
  const record = { challenge: identifiers.reference('CR', issuedAt), issuedAt };
  forgetOldChallenges({ state, clock });
  state.challenges.put(record);
  return ok({
    challenge: record.challenge,
    timestamp: isoInstant(issuedAt),
    timestampMs: issuedAt,
    clientIp: clientAddress(request),
  });
}

function status(services: Services, request: FastifyRequest): Answer {
  const reference = referencePart(request);
  const { operation } = readLogInBearer(services, request, ['OperationToken', 'ContextToken']);
  if (operation.referenceNumber !== reference) throw logInNotFound(reference);
  if (services.clock.now() > operation.startedAt + RETENTION_MS) throw gone();
  return ok(describe(services, operation));
}

function isOwnSession(operation: AuthOperation, { context, subject }: Caller): boolean {
  return (
    operation.context.type === context.type &&
    operation.context.value === context.value &&
    operation.subject?.type === subject.type &&
    operation.subject.value === subject.value
  );
}

function isActive(services: Services, operation: AuthOperation): boolean {
  const { redeemedAt } = operation;
  return (
    statusOf(services, operation).code === 200 &&
    redeemedAt !== undefined &&
    services.clock.now() < redeemedAt + REFRESH_LIFE_MS
  );
}

const SessionsQuery = z.object({ pageSize: pageSize(100) });

function listSessions(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const { pageSize: size } = read(SessionsQuery, request.query);
  const active = [...services.state.authOperations.values()]
    .filter((operation) => isOwnSession(operation, caller) && isActive(services, operation))
    .toReversed()
    .toSorted((a, b) => b.startedAt - a.startedAt);
  const { items, ...next } = pageOf(request, active, size);
  return ok({
    ...next,
    items: items.map((operation) => ({
      referenceNumber: operation.referenceNumber,
      isCurrent: operation.referenceNumber === caller.operation.referenceNumber,
      ...describe(services, operation),
    })),
  });
}

function revoke({ state }: Services, operation: AuthOperation): Answer {
  state.authOperations.put({ ...operation, revoked: true });
  return noContent;
}
