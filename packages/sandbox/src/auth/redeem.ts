import { authenticationStatuses } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { badRequest } from '../http/failure.ts';
import { type Answer, ok } from '../http/operation.ts';
import type { Services } from '../platform/services.ts';
import type { AuthOperation } from '../state/records.ts';
import { readLogInBearer } from './caller.ts';
import { isOfDeceased } from './deceased.ts';
import { REFRESH_LIFE_MS, statusOf } from './operation-status.ts';
import { hasNoPermissions, permissionClaims } from './permission-claims.ts';
import { bearerFor } from './start-operation.ts';

const ACCESS_LIFE_MS = 15 * 60_000;

/** POST /auth/token/redeem: the pair of tokens of a finished log-in, once. */
export function redeem(services: Services, request: FastifyRequest): Answer {
  const { operation } = readLogInBearer(services, request, ['OperationToken']);
  if (operation.redeemedAt !== undefined) {
    throw badRequest(
      21301,
      `Tokeny dla operacji uwierzytelniania ${operation.referenceNumber} zostały już pobrane.`,
    );
  }
  requireSuccess(
    services,
    operation,
    (code) => `Status uwierzytelniania (${code}) nie pozwala na pobranie tokenów.`,
  );
  const redeemed = { ...operation, redeemedAt: services.clock.now() };
  services.state.authOperations.put(redeemed);
  return ok({
    accessToken: accessToken(services, redeemed),
    refreshToken: bearerFor(services, redeemed, 'RefreshToken', REFRESH_LIFE_MS),
  });
}

/** POST /auth/token/refresh: a fresh access token with the permissions of this moment. */
export function refresh(services: Services, request: FastifyRequest): Answer {
  const { operation } = readLogInBearer(services, request, ['RefreshToken']);
  // The contract writes "uwierzytelniania"; both official suites expect the word that the service answers.
  requireSuccess(
    services,
    operation,
    (code) => `Status uwierzytelnienia (${code}) nie pozwala na odświeżenie tokenu dostępowego.`,
  );
  const refreshed = { ...operation, refreshedAt: services.clock.now() };
  services.state.authOperations.put(refreshed);
  return ok({ accessToken: accessToken(services, refreshed) });
}

/**
 * @throws ApiFailure 21308 when the person has died, 21301 when the token was revoked, the log-in did not succeed or
 *   nothing is left of the permissions it was made with
 */
function requireSuccess(
  services: Services,
  operation: AuthOperation,
  refusal: (status: number) => string,
): void {
  if (isOfDeceased(services, operation.subject)) throw badRequest(21308);
  const token = services.state.tokens.get(operation.tokenReference ?? '');
  if (token?.revokedAt !== undefined) throw badRequest(21301, 'Token KSeF został unieważniony.');
  const { code } = statusOf(services, operation);
  if (code !== 200) throw badRequest(21301, refusal(code));
  // Tokens end with the permissions. Source: the guide's `uwierzytelnianie.md`, before "Proces uwierzytelniania".
  if (hasNoPermissions(services, operation))
    throw badRequest(21301, refusal(authenticationStatuses.noPermissions.code));
}

/** A fresh access token of a log-in, with the permissions of this moment. */
export function accessToken(services: Services, operation: AuthOperation) {
  return bearerFor(
    services,
    operation,
    'ContextToken',
    ACCESS_LIFE_MS,
    permissionClaims(services, operation),
  );
}
