import {
  AuthenticationTokenStatus,
  GenerateTokenRequest,
  TokenAuthorIdentifierType,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../auth/caller.ts';
import { categoryOf } from '../auth/operation-status.ts';
import { badRequest, invalidInput, methodNotAllowed, noAccess } from '../http/failure.ts';
import { type Answer, accepted, noContent, type Operations, ok } from '../http/operation.ts';
import { manyOf, pageOf, pageSize, read, referencePart } from '../http/read.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { Token } from '../state/records.ts';
import { issueToken, revokeToken, tokenStatus } from './issue-token.ts';

/** The operations under `/tokens`. */
export function registerTokens(operations: Operations, services: Services): void {
  operations.secured('POST', '/tokens', [], (request, caller) => create(services, request, caller));
  operations.secured('GET', '/tokens', [], (request, caller) => list(services, request, caller));
  operations.secured('GET', '/tokens/{referenceNumber}', [], (request, caller) => {
    const token = findToken(services, request, caller);
    const sameAuthor = isSameAuthor(token, caller);
    if (!sameAuthor && !mayReadAll(caller)) throw noAccess();
    return ok(describe(services, token));
  });
  operations.secured('DELETE', '/tokens/{referenceNumber}', [], (request, caller) => {
    const token = findToken(services, request, caller);
    if (!isOwn(token, caller) && !caller.permissions.includes('CredentialsManage')) throw noAccess();
    revokeToken(services, token);
    return noContent;
  });
}

const KnownPermissions = z.array(
  z.enum([
    'InvoiceRead',
    'InvoiceWrite',
    'CredentialsRead',
    'CredentialsManage',
    'SubunitManage',
    'EnforcementOperations',
    'Introspection',
    'CollectiveIdentifierManage',
  ]),
);

function create(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const { description, permissions } = read(GenerateTokenRequest, request.body);
  const known = read(KnownPermissions.min(1), permissions);
  const { method } = caller.operation;
  if (method === 'Token') throw methodNotAllowed(categoryOf(method));
  if (caller.context.type !== 'Nip' && caller.context.type !== 'InternalId') {
    throw badRequest(
      26002,
      `Aktualny typ kontekstu: ${caller.context.type}. Dozwolone typy kontekstu: Nip, InternalId.`,
    );
  }
  const missing = known.filter((permission) => !caller.permissions.includes(permission));
  if (missing.length > 0) throw badRequest(26001, `Brakujące uprawnienia: ${missing.join(', ')}.`);
  const { context, subject } = caller;
  return accepted(issueToken(services, { author: subject, context, permissions: known, description }));
}

function mayReadAll(caller: Caller): boolean {
  return caller.permissions.some(
    (permission) => permission === 'CredentialsManage' || permission === 'CredentialsRead',
  );
}

function isSameAuthor(token: Token, { subject }: Caller): boolean {
  return token.author.type === subject.type && token.author.value === subject.value;
}

function isOwn(token: Token, caller: Caller): boolean {
  const used = caller.operation.tokenReference;
  return used === undefined ? isSameAuthor(token, caller) : used === token.referenceNumber;
}

function isOfContext(token: Token, { context }: Caller): boolean {
  return token.context.type === context.type && token.context.value === context.value;
}

function findToken({ state }: Services, request: FastifyRequest, caller: Caller): Token {
  const reference = referencePart(request);
  const token = state.tokens.get(reference);
  if (!token) throw invalidInput(`Token o numerze referencyjnym ${reference} nie został znaleziony.`);
  if (!isOfContext(token, caller)) throw noAccess();
  return token;
}

const ListQuery = z.object({
  status: manyOf(AuthenticationTokenStatus),
  description: z.string().min(3).optional(),
  authorIdentifier: z.string().min(3).optional(),
  authorIdentifierType: TokenAuthorIdentifierType.optional(),
  pageSize: pageSize(100),
});

function list(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const query = read(ListQuery, request.query);
  const includes = (text: string, part: string | undefined) =>
    part === undefined || text.toLowerCase().includes(part.toLowerCase());
  const found = [...services.state.tokens.values()]
    .filter((token) => isOfContext(token, caller) && (mayReadAll(caller) || isOwn(token, caller)))
    .filter(
      (token) =>
        (query.status?.includes(tokenStatus(services, token)) ?? true) &&
        includes(token.description, query.description) &&
        includes(token.author.value, query.authorIdentifier) &&
        (query.authorIdentifierType === undefined || query.authorIdentifierType === token.author.type),
    )
    .toReversed()
    .toSorted((a, b) => b.createdAt - a.createdAt);
  const { items, ...next } = pageOf(request, found, query.pageSize);
  return ok({ ...next, tokens: items.map((token) => describe(services, token)) });
}

function describe(services: Services, token: Token): object {
  return {
    referenceNumber: token.referenceNumber,
    authorIdentifier: token.author,
    contextIdentifier: token.context,
    description: token.description,
    requestedPermissions: token.permissions,
    dateCreated: isoInstant(token.createdAt),
    ...(token.lastUsedAt === undefined ? {} : { lastUseDate: isoInstant(token.lastUsedAt) }),
    status: tokenStatus(services, token),
    statusDetails: [],
  };
}
