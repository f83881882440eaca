import { authenticationStatuses } from '@skryba/ksef/contract';
import { badRequest } from '../http/failure.ts';
import { type Answer, accepted } from '../http/operation.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { AuthOperation, Challenge, Status } from '../state/records.ts';
import { type BearerClaims, issueBearer } from './bearer-tokens.ts';
import { isOfDeceased } from './deceased.ts';
import { toStatus } from './operation-status.ts';

const CHALLENGE_LIFE_MS = 10 * 60_000;
const OPERATION_TOKEN_LIFE_MS = 45 * 60_000;
const ISSUER = 'ksef-api-sandbox';

/** Takes a challenge out of circulation. @throws ApiFailure 21111 when it is unknown, used or older than ten minutes */
export function useChallenge(services: Services, challenge: string): Challenge {
  const known = services.state.challenges.get(challenge);
  if (!known) throw badRequest(21111);
  services.state.challenges.remove(challenge);
  if (services.clock.now() > known.issuedAt + CHALLENGE_LIFE_MS) throw badRequest(21111);
  return known;
}

/** Forgets the oldest challenges whose life is over: nobody can answer them any more. */
export function forgetOldChallenges({ state, clock }: Pick<Services, 'state' | 'clock'>): void {
  for (const { challenge, issuedAt } of state.challenges.values()) {
    if (clock.now() <= issuedAt + CHALLENGE_LIFE_MS) return;
    state.challenges.remove(challenge);
  }
}

/** What a way of logging in found out. */
export type LogIn = Omit<AuthOperation, 'referenceNumber' | 'startedAt' | 'readyAt' | 'revoked'>;

/** Keeps a log-in, which ends with what was found out unless test data or a fault stand against it. */
export function keepLogIn(services: Services, logIn: LogIn): AuthOperation {
  const { clock, identifiers, state, processing } = services;
  const startedAt = clock.now();
  const operation: AuthOperation = {
    ...logIn,
    outcome: processing.fails()
      ? toStatus(authenticationStatuses.unknown)
      : (barrier(services, logIn) ?? logIn.outcome),
    referenceNumber: identifiers.reference('AU', startedAt),
    startedAt,
    readyAt: processing.readyAt('logIn'),
    revoked: false,
  };
  state.authOperations.put(operation);
  return operation;
}

/** Keeps a log-in and answers with its number and the bearer to follow it. */
export function startOperation(services: Services, logIn: LogIn): Answer {
  const operation = keepLogIn(services, logIn);
  const token = bearerFor(services, operation, 'OperationToken', OPERATION_TOKEN_LIFE_MS);
  return accepted({ referenceNumber: operation.referenceNumber, authenticationToken: token });
}

/** Why test data keep somebody out, whatever the credentials say. */
function barrier(services: Services, { context, subject }: LogIn): Status | undefined {
  if (services.state.blockedContexts.get(`${context.type}|${context.value}`))
    return toStatus(authenticationStatuses.blocked);
  return isOfDeceased(services, subject) ? toStatus(authenticationStatuses.deceased) : undefined;
}

/** A bearer for a log-in with the end of its life, as the contract shows it. */
export function bearerFor(
  services: Services,
  operation: AuthOperation,
  typ: 'OperationToken' | 'ContextToken' | 'RefreshToken',
  lifeMs: number,
  permissions: Partial<Pick<BearerClaims, 'per' | 'pec' | 'rol' | 'pep'>> = {},
): { token: string; validUntil: string } {
  const now = services.clock.now();
  const exp = Math.floor((now + lifeMs) / 1000);
  const context =
    typ === 'OperationToken'
      ? {}
      : {
          cit: operation.context.type,
          civ: operation.context.value,
          aum: operation.method,
          sud: JSON.stringify(subjectDetails(operation)),
          ...permissions,
        };
  const claims = {
    typ,
    arn: operation.referenceNumber,
    ...context,
    iat: Math.floor(now / 1000),
    exp,
    iss: ISSUER,
    aud: ISSUER,
    jti: services.identifiers.hex(8),
  };
  return { token: issueBearer(claims, services.keys.accessTokenSecret), validUntil: isoInstant(exp * 1000) };
}

/** Who logged in, as the claim `sud` says it: the identifier and, of a certificate, the names in its subject. */
function subjectDetails({ subject, certificateData = {} }: AuthOperation): object {
  const { givenName, countryName, commonName, serialNumber, surname } = certificateData;
  const names = { surname, serialNumber, commonName, countryName };
  return {
    subjectIdentifier: subject,
    ...(givenName === undefined ? {} : { givenNames: [givenName] }),
    ...names,
  };
}
