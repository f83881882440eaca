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
import { activeGrants, isOwner, isSame, sourcesOf } from '../auth/permissions.ts';
import { type Answer, ok } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Grant } from '../state/records.ts';
import {
  describeAuthorization,
  describeEntity,
  describeEu,
  describePerson,
  describePersonal,
  describeSubunit,
  type GrantState,
} from './describe.ts';
import { byStart, page } from './page.ts';

type Identifier = { type: string; value?: string | null | undefined } | null | undefined;

/** Whether an identifier fits a filter; no filter fits all, one without a value fits every value of its type. */
function fits(value: { type: string; value?: string | undefined } | undefined, wanted: Identifier): boolean {
  if (!wanted) return true;
  return value?.type === wanted.type && (!wanted.value || value.value === wanted.value);
}

/** Who gave a permission; what KSeF itself gave has no author. */
function isBy({ author }: Grant, wanted: Identifier): boolean {
  return fits(author ?? { type: 'System' }, wanted);
}

function includes(wanted: readonly string[] | null | undefined, value: string): boolean {
  return !wanted || wanted.length === 0 || wanted.includes(value);
}

/** The end of the way: the client of an indirect permission, of a direct one its own context. */
function targetOf(grant: Grant): { type: string; value?: string | undefined } {
  return grant.target ?? grant.context;
}

function stateOf(grant: Grant, all: readonly Grant[]): GrantState {
  return grant.kind !== 'indirect' || sourcesOf(grant, all).length > 0 ? 'Active' : 'Inactive';
}

function permissionsAnswer(
  request: FastifyRequest,
  found: readonly Grant[],
  describe: (grant: Grant) => object,
): Answer {
  const { items, hasMore } = page(request, found.toSorted(byStart));
  return ok({ permissions: items.map(describe), hasMore });
}

/** POST /permissions/query/personal/grants: one's own permissions in the context. */
export function queryPersonal(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(PersonalPermissionsQueryRequest, request.body ?? {});
  const all = activeGrants(services);
  const owns = isOwner(services, caller.subject, caller.context);
  const found = all.filter(
    (grant) =>
      (isOwn(grant, caller, all) || (owns && isOfEntity(grant, caller))) &&
      fits(grant.context, body.contextIdentifier) &&
      fits(targetOf(grant), body.targetIdentifier) &&
      includes(body.permissionTypes, grant.permission) &&
      (!body.permissionState || body.permissionState === stateOf(grant, all)),
  );
  return permissionsAnswer(request, found, (grant) =>
    describePersonal(grant, stateOf(grant, all), caller.subject),
  );
}

/** Given to the caller: here, or indirectly when the context is the intermediary or the client. */
function isOwn(grant: Grant, { subject, context }: Caller, all: readonly Grant[]): boolean {
  if (grant.kind === 'authorization' || !isSame(grant.subject, subject)) return false;
  if (grant.kind !== 'indirect') return isSame(grant.context, context);
  const { target } = grant;
  return (
    isSame(grant.grantor, context) ||
    (target?.type === context.type && target.value === context.value) ||
    sourcesOf(grant, all).some((source) => isSame(source.context, context))
  );
}

/** Given by others to the entity of the context. */
function isOfEntity(grant: Grant, { context }: Caller): boolean {
  return grant.kind === 'entity' && isSame(grant.subject, { type: 'Nip', value: context.value });
}

const HERE: readonly Grant['kind'][] = ['person', 'entity', 'subunit'];
const GIVEN: readonly Grant['kind'][] = ['person', 'entity', 'indirect', 'subunit'];

/** POST /permissions/query/persons/grants */
export function queryPersons(services: Services, request: FastifyRequest, { context }: Caller): Answer {
  const body = read(PersonPermissionsQueryRequest, request.body);
  const all = activeGrants(services);
  const isGiven = (grant: Grant) => GIVEN.includes(grant.kind) && isSame(grant.grantor, context);
  const isHere = (grant: Grant) =>
    (HERE.includes(grant.kind) && isSame(grant.context, context)) ||
    (grant.kind === 'indirect' && isSame(grant.grantor, context));
  const isListed = body.queryType === 'PermissionsGrantedInCurrentContext' ? isGiven : isHere;
  const found = all.filter(
    (grant) =>
      isListed(grant) &&
      isBy(grant, body.authorIdentifier) &&
      fits(grant.subject, body.authorizedIdentifier) &&
      fits(grant.context, body.contextIdentifier) &&
      fits(targetOf(grant), body.targetIdentifier) &&
      includes(body.permissionTypes, grant.permission) &&
      (!body.permissionState || body.permissionState === stateOf(grant, all)),
  );
  return permissionsAnswer(request, found, (grant) => describePerson(grant, stateOf(grant, all)));
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
    (grant) => isOfEntity(grant, caller) && fits(grant.context, body.contextIdentifier),
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
  const { items, hasMore } = page(request, found.toSorted(byStart));
  return ok({ authorizationGrants: items.map(describeAuthorization), hasMore });
}

/** POST /permissions/query/eu-entities/grants: of a NIP the administrators of its EU entities, of an EU entity everybody. */
export function queryEuEntities(services: Services, request: FastifyRequest, { context }: Caller): Answer {
  const body = read(EuEntityPermissionsQueryRequest, request.body ?? {});
  const fingerprint = body.authorizedFingerprintIdentifier?.toUpperCase() ?? '';
  const isListed = (grant: Grant) =>
    context.type === 'Nip'
      ? grant.kind === 'euAdministration' && grant.context.value.startsWith(`${context.value}-`)
      : (grant.kind === 'euAdministration' || grant.kind === 'euRepresentation') &&
        isSame(grant.context, context);
  const found = activeGrants(services).filter(
    (grant) =>
      isListed(grant) &&
      (!body.vatUeIdentifier || grant.context.value.slice(11) === body.vatUeIdentifier) &&
      grant.subject.value.includes(fingerprint) &&
      includes(body.permissionTypes, grant.permission),
  );
  return permissionsAnswer(request, found, describeEu);
}
