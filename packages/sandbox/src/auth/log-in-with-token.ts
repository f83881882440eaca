import { authenticationStatuses, InitTokenAuthenticationRequest } from '@skryba/ksef/contract';
import { sha256Base64 } from '@skryba/ksef/crypto';
import type { FastifyRequest } from 'fastify';
import type { Answer } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Challenge, Context, Status, Token } from '../state/records.ts';
import { toStatus } from './operation-status.ts';
import { permissionsOf } from './permissions.ts';
import { startOperation, useChallenge } from './start-operation.ts';

/** POST /auth/ksef-token: the token travels as `token|timestampMs`, encrypted for the sandbox. */
export async function logInWithToken(services: Services, request: FastifyRequest): Promise<Answer> {
  const body = read(InitTokenAuthenticationRequest, request.body);
  const encrypted = Buffer.from(body.encryptedToken, 'base64');
  const plain = await services.keys.decrypt('KsefTokenEncryption', encrypted, body.publicKeyId);
  const challenge = useChallenge(services, body.challenge);
  const found = findToken(services, plain?.toString('utf8'), challenge);
  const outcome = found.problem ?? verdict(services, found.token, body.contextIdentifier);
  const { token } = found;
  if (token && outcome.code === 200)
    services.state.tokens.put({ ...token, lastUsedAt: services.clock.now() });
  const allowedIps = body.authorizationPolicy?.allowedIps;
  return startOperation(services, {
    context: body.contextIdentifier,
    method: 'Token',
    outcome,
    ...(token ? { subject: token.author, tokenReference: token.referenceNumber } : {}),
    ...(allowedIps ? { allowedIps } : {}),
  });
}

type Finding = { token: Token; problem?: undefined } | { token?: undefined; problem: Status };

function findToken(services: Services, text: string | undefined, challenge: Challenge): Finding {
  if (text === undefined) return { problem: toStatus(authenticationStatuses.badTokenEncryption) };
  const [, secret, timestamp] = /^(.+)\|(\d{1,16})$/s.exec(text) ?? [];
  if (secret === undefined) return { problem: toStatus(authenticationStatuses.badTokenEncoding) };
  if (Number(timestamp) !== challenge.issuedAt)
    return { problem: toStatus(authenticationStatuses.badTokenTime) };
  const token = services.state.tokens.get(secret.slice(0, 36));
  if (token?.secretHash !== sha256Base64(Buffer.from(secret))) {
    return { problem: toStatus(authenticationStatuses.badToken) };
  }
  return { token };
}

function verdict(services: Services, token: Token, context: Context): Status {
  if (token.revokedAt !== undefined) return toStatus(authenticationStatuses.tokenRevoked);
  // The token is looked at when the log-in is processed, not when it is asked for.
  const processedAt = services.clock.elapsed() + services.processing.duration('logIn');
  if (processedAt < token.readyAt) return toStatus(authenticationStatuses.tokenInactive);
  if (token.context.type !== context.type || token.context.value !== context.value) {
    return toStatus(
      authenticationStatuses.tokenOfOtherContext,
      `Token nie może być użyty w kontekście ${context.type}: ${context.value}`,
    );
  }
  const present = permissionsOf(services, token.author, context);
  const effective = token.permissions.filter((permission) => present.includes(permission));
  return toStatus(
    effective.length === 0 ? authenticationStatuses.noPermissions : authenticationStatuses.success,
  );
}
