import {
  EntityAuthorizationPermissionsQueryRequest,
  EntityPermissionsQueryRequest,
  EuEntityPermissionsQueryRequest,
  PersonalPermissionsQueryRequest,
  PersonPermissionsQueryRequest,
  SubunitPermissionsQueryRequest,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { activeGrants, isSame } from '../auth/permissions.ts';
import { type Answer, ok } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Grant } from '../state/records.ts';
import {
  describeAuthorization,
  describeEntity,
  describeEu,
  describePerson,
  describeSubunit,
} from './describe.ts';
import { PermissionsPage } from './grant.ts';

type Identifier = { type: string; value?: string | null | undefined } | null | undefined;

/** Whether an identifier fits a filter; no filter fits all. */
function fits(value: { type: string; value?: string | undefined } | undefined, wanted: Identifier): boolean {
  if (!wanted) return true;
  return (
    value?.type === wanted.type &&
    (wanted.value === undefined || wanted.value === null || value.value === wanted.value)
  );
}

function includes(wanted: readonly string[] | null | undefined, value: string): boolean {
  return !wanted || wanted.length === 0 || wanted.includes(value);
}

/** Cuts a list, newest first, to the page that was asked for. */
export function page<T>(request: FastifyRequest, list: readonly T[]): { items: T[]; hasMore: boolean } {
  const { pageOffset, pageSize } = read(PermissionsPage, request.query);
  const from = pageOffset * pageSize;
  const items = list.toReversed().slice(from, from + pageSize);
  return { items, hasMore: from + items.length < list.length };
}

function permissionsAnswer(
  request: FastifyRequest,
  found: readonly Grant[],
  describe: (grant: Grant) => object,
): Answer {
  const { items, hasMore } = page(request, found);
  return ok({ permissions: items.map(describe), hasMore });
}

/** POST /permissions/query/personal/grants: one's own permissions in the context. */
export function queryPersonal(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(PersonalPermissionsQueryRequest, request.body ?? {});
  const found = activeGrants(services).filter(
    (grant) =>
      isSame(grant.subject, caller.subject) &&
      isPersonal(grant, caller) &&
      fits(grant.context, body.contextIdentifier) &&
      fits(grant.target, body.targetIdentifier) &&
      includes(body.permissionTypes, grant.permission) &&
      body.permissionState !== 'Inactive',
  );
  return permissionsAnswer(request, found, describePerson);
}

function isPersonal(grant: Grant, { context }: Caller): boolean {
  if (grant.kind === 'authorization') return false;
  if (grant.kind !== 'indirect') return isSame(grant.context, context);
  return (
    isSame(grant.grantor, context) ||
    grant.target?.type === 'AllPartners' ||
    grant.target?.value === context.value
  );
}

/** POST /permissions/query/persons/grants */
export function queryPersons(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(PersonPermissionsQueryRequest, request.body);
  const isGranted = body.queryType === 'PermissionsGrantedInCurrentContext';
  const kinds: readonly Grant['kind'][] = isGranted
    ? ['person', 'indirect', 'subunit']
    : ['person', 'entity', 'subunit'];
  const found = activeGrants(services).filter(
    (grant) =>
      kinds.includes(grant.kind) &&
      isSame(isGranted ? grant.grantor : grant.context, caller.context) &&
      fits(grant.author, body.authorIdentifier) &&
      fits(grant.subject, body.authorizedIdentifier) &&
      fits(grant.context, body.contextIdentifier) &&
      fits(grant.target, body.targetIdentifier) &&
      includes(body.permissionTypes, grant.permission) &&
      body.permissionState !== 'Inactive',
  );
  return permissionsAnswer(request, found, describePerson);
}

/** POST /permissions/query/subunits/grants */
export function querySubunits(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(SubunitPermissionsQueryRequest, request.body ?? {});
  const found = activeGrants(services).filter(
    (grant) =>
      grant.kind === 'subunit' &&
      isSame(grant.grantor, caller.context) &&
      fits(grant.context, body.subunitIdentifier),
  );
  return permissionsAnswer(request, found, describeSubunit);
}

/** POST /permissions/query/entities/grants: what the context received from others. */
export function queryEntities(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EntityPermissionsQueryRequest, request.body ?? {});
  const found = activeGrants(services).filter(
    (grant) =>
      grant.kind === 'entity' &&
      grant.subject.value === caller.context.value &&
      fits(grant.context, body.contextIdentifier),
  );
  return permissionsAnswer(request, found, describeEntity);
}

/** POST /permissions/query/authorizations/grants */
export function queryAuthorizations(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EntityAuthorizationPermissionsQueryRequest, request.body);
  const found = activeGrants(services).filter(
    (grant) =>
      grant.kind === 'authorization' &&
      isSame(body.queryType === 'Granted' ? grant.grantor : grant.subject, caller.context) &&
      fits(grant.grantor, body.authorizingIdentifier) &&
      fits(grant.subject, body.authorizedIdentifier) &&
      includes(body.permissionTypes, grant.permission),
  );
  const { items, hasMore } = page(request, found);
  return ok({ authorizationGrants: items.map(describeAuthorization), hasMore });
}

/** POST /permissions/query/eu-entities/grants */
export function queryEuEntities(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EuEntityPermissionsQueryRequest, request.body ?? {});
  const { context } = caller;
  const found = activeGrants(services).filter((grant) => {
    const isEu = grant.kind === 'euAdministration' || grant.kind === 'euRepresentation';
    const isMine =
      context.type === 'Nip'
        ? grant.kind === 'euAdministration' && grant.context.value.startsWith(`${context.value}-`)
        : isSame(grant.context, context);
    return (
      isEu &&
      isMine &&
      (!body.vatUeIdentifier || grant.context.value.endsWith(`-${body.vatUeIdentifier}`)) &&
      (!body.authorizedFingerprintIdentifier ||
        grant.subject.value === body.authorizedFingerprintIdentifier) &&
      includes(body.permissionTypes, grant.permission)
    );
  });
  return permissionsAnswer(request, found, describeEu);
}
