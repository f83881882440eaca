import { isIPv4 } from 'node:net';
import type { AllowedIps } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { addressNotAllowed, type ApiFailure, badRequest, unauthorized } from '../http/failure.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Services } from '../platform/services.ts';
import { noteCaller } from '../record/record-calls.ts';
import type { AuthOperation, Context, Subject } from '../state/records.ts';
import { type BearerClaims, readBearer } from './bearer-tokens.ts';
import { permissionsOfClaim } from './permission-claims.ts';

/** Somebody who logged in. */
export interface Caller {
  readonly operation: AuthOperation;
  readonly context: Context;
  readonly subject: Subject;
  /** Permissions at the time when the access token was issued. */
  readonly permissions: readonly string[];
}

/** A bearer of ours that is still alive, and the log-in that it belongs to. */
export interface LiveBearer {
  claims: BearerClaims;
  operation: AuthOperation;
}

/**
 * Reads the bearer of a request.
 * @throws ApiFailure 401 when it is missing, forged, expired, for something else or of an unknown log-in; 403 when its
 *   address is not allowed
 */
export function readLiveBearer(
  services: Services,
  request: FastifyRequest,
  types: readonly BearerClaims['typ'][],
): LiveBearer {
  return findLogIn(services, request, readClaims(services, request, types), () => unauthorized());
}

/**
 * Reads the bearer of an operation about the log-in itself, such as its status or its tokens.
 * @throws ApiFailure as {@link readLiveBearer}, but 21304 when the log-in is unknown: it was forgotten by a reset
 */
export function readLogInBearer(
  services: Services,
  request: FastifyRequest,
  types: readonly BearerClaims['typ'][],
): LiveBearer {
  const claims = readClaims(services, request, types);
  return findLogIn(services, request, claims, () => logInNotFound(claims.arn));
}

/** HTTP 400, code 21304: no log-in has this number. */
export function logInNotFound(reference: string): ApiFailure {
  return badRequest(
    21304,
    `Operacja uwierzytelniania o numerze referencyjnym ${reference} nie została znaleziona.`,
  );
}

function readClaims(
  { keys, clock }: Services,
  request: FastifyRequest,
  types: readonly BearerClaims['typ'][],
): BearerClaims {
  const header = request.headers.authorization ?? '';
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  if (token === undefined) throw unauthorized();
  const claims = readBearer(token, keys.accessTokenSecret);
  if (!claims || !types.includes(claims.typ)) throw unauthorized();
  if (claims.exp * 1000 <= clock.now()) throw unauthorized('Token wygasł.');
  return claims;
}

function findLogIn(
  { state }: Services,
  request: FastifyRequest,
  claims: BearerClaims,
  unknown: () => ApiFailure,
): LiveBearer {
  const operation = state.authOperations.get(claims.arn);
  if (!operation) throw unknown();
  noteCaller(request, operation);
  const address = clientAddress(request);
  if (operation.allowedIps && !isAllowed(address, operation.allowedIps)) throw addressNotAllowed(address);
  return { claims, operation };
}

/** Who calls, by the access token of the request. @throws ApiFailure 401 or 403 */
export function identifyCaller(services: Services, request: FastifyRequest): Caller {
  const { claims, operation } = readLiveBearer(services, request, ['ContextToken']);
  if (!operation.subject) throw unauthorized();
  return {
    operation,
    context: operation.context,
    subject: operation.subject,
    permissions: permissionsOfClaim(claims.per),
  };
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function inMask(address: number, mask: string): boolean {
  const [base = '', length = '32'] = mask.split('/');
  const size = 2 ** (32 - Number(length));
  return Math.floor(address / size) === Math.floor(numberOf(base) / size);
}

function inRange(address: number, range: string): boolean {
  const [from = '', to = ''] = range.split('-');
  return numberOf(from) <= address && address <= numberOf(to);
}

/** Whether an address fits the policy given at the log-in; a policy without any address allows all. */
export function isAllowed(ip: string, allowed: AllowedIps): boolean {
  const addresses = allowed.ip4Addresses ?? [];
  const ranges = allowed.ip4Ranges ?? [];
  const masks = allowed.ip4Masks ?? [];
  if (addresses.length + ranges.length + masks.length === 0) return true;
  if (!isIPv4(ip)) return false;
  const number = numberOf(ip);
  return (
    addresses.includes(ip) ||
    ranges.some((range) => inRange(number, range)) ||
    masks.some((mask) => inMask(number, mask))
  );
}
