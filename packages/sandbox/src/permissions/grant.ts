import {
  EntityAuthorizationPermissionsGrantRequest,
  EntityPermissionsGrantRequest,
  EuEntityAdministrationPermissionsGrantRequest,
  EuEntityPermissionsGrantRequest,
  IndirectPermissionsGrantRequest,
  PersonPermissionsGrantRequest,
  SubunitPermissionsGrantRequest,
  permissionOperationStatuses as statuses,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../auth/caller.ts';
import { invalidInput } from '../http/failure.ts';
import type { Answer } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import { Subject } from '../state/records.ts';
import { grantAll } from './start-operation.ts';
import { subjectDetails } from './subject-details.ts';

const AT_LEAST_ONE = 'permissions: Należy wskazać co najmniej jedno uprawnienie.';

function requireSome(permissions: readonly unknown[]): void {
  if (permissions.length === 0) throw invalidInput(AT_LEAST_ONE);
}

/** POST /permissions/persons/grants */
export function grantToPerson(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(PersonPermissionsGrantRequest, request.body);
  requireSome(body.permissions);
  const common = {
    kind: 'person',
    subject: body.subjectIdentifier,
    context: caller.context,
    canDelegate: false,
    description: body.description,
    ...subjectDetails(body.subjectDetails),
  } as const;
  return grantAll(
    services,
    caller,
    body.permissions.map((permission) => ({ ...common, permission })),
  );
}

/** POST /permissions/entities/grants */
export function grantToEntity(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EntityPermissionsGrantRequest, request.body);
  requireSome(body.permissions);
  const isOwn = body.subjectIdentifier.value === caller.context.value;
  const grants = body.permissions.map(({ type, canDelegate }) => ({
    kind: 'entity' as const,
    subject: body.subjectIdentifier,
    context: caller.context,
    permission: type,
    canDelegate: canDelegate ?? false,
    description: body.description,
    entity: { subjectDetailsType: 'EntityByIdentifier', fullName: body.subjectDetails.fullName },
  }));
  return grantAll(services, caller, grants, isOwn ? statuses.forbiddenRelation : undefined);
}

/** POST /permissions/authorizations/grants */
export function grantAuthorization(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EntityAuthorizationPermissionsGrantRequest, request.body);
  const { subjectIdentifier: subject, permission } = body;
  const isForPeppol = permission === 'PefInvoicing';
  const isWrong = isForPeppol !== (subject.type === 'PeppolId') || subject.value === caller.context.value;
  const grant = {
    kind: 'authorization' as const,
    subject,
    context: caller.context,
    permission,
    canDelegate: false,
    description: body.description,
    entity: { subjectDetailsType: 'EntityByIdentifier', fullName: body.subjectDetails.fullName },
  };
  return grantAll(services, caller, [grant], isWrong ? statuses.forbiddenIdentifier : undefined);
}

/** POST /permissions/indirect/grants */
export function grantIndirectly(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(IndirectPermissionsGrantRequest, request.body);
  requireSome(body.permissions);
  const target = body.targetIdentifier ?? { type: 'AllPartners' as const };
  const value = target.value ?? undefined;
  if (target.type !== 'AllPartners' && value === undefined)
    throw invalidInput('targetIdentifier.value: Pole jest wymagane.');
  const common = {
    kind: 'indirect',
    subject: body.subjectIdentifier,
    context: caller.context,
    target: { type: target.type, ...(value === undefined ? {} : { value }) },
    canDelegate: false,
    description: body.description,
    ...subjectDetails(body.subjectDetails),
  } as const;
  return grantAll(
    services,
    caller,
    body.permissions.map((permission) => ({ ...common, permission })),
  );
}

/** POST /permissions/subunits/grants */
export function grantToSubunitAdministrator(
  services: Services,
  request: FastifyRequest,
  caller: Caller,
): Answer {
  const body = read(SubunitPermissionsGrantRequest, request.body);
  const { contextIdentifier: context } = body;
  const nip = caller.context.value.slice(0, 10);
  const subunits = services.state.taxpayers.get(nip)?.subunits ?? [];
  const isRelated =
    context.type === 'InternalId'
      ? context.value.startsWith(`${nip}-`)
      : subunits.some((subunit) => subunit.nip === context.value);
  const grant = {
    kind: 'subunit' as const,
    subject: read(Subject, body.subjectIdentifier),
    context,
    permission: 'CredentialsManage',
    canDelegate: false,
    description: body.description,
    ...(body.subunitName ? { subunitName: body.subunitName } : {}),
    ...subjectDetails(body.subjectDetails),
  };
  return grantAll(services, caller, [grant], isRelated ? undefined : statuses.wrongRelation);
}

/** POST /permissions/eu-entities/administration/grants */
export function grantEuAdministration(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EuEntityAdministrationPermissionsGrantRequest, request.body);
  const { contextIdentifier: context } = body;
  const grant = {
    kind: 'euAdministration' as const,
    subject: body.subjectIdentifier,
    context,
    permission: 'VatUeManage',
    canDelegate: false,
    description: body.description,
    euEntity: { name: body.euEntityName, ...body.euEntityDetails },
    ...subjectDetails(body.subjectDetails),
  };
  const isRelated = context.value.startsWith(`${caller.context.value}-`);
  return grantAll(services, caller, [grant], isRelated ? undefined : statuses.wrongRelation);
}

/** POST /permissions/eu-entities/grants */
export function grantEuRepresentation(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EuEntityPermissionsGrantRequest, request.body);
  requireSome(body.permissions);
  const administration = [...services.state.grants.values()].find(
    (grant) => grant.kind === 'euAdministration' && grant.context.value === caller.context.value,
  );
  const common = {
    kind: 'euRepresentation',
    subject: body.subjectIdentifier,
    context: caller.context,
    canDelegate: false,
    description: body.description,
    ...(administration?.euEntity ? { euEntity: administration.euEntity } : {}),
    ...subjectDetails(body.subjectDetails),
  } as const;
  return grantAll(
    services,
    caller,
    body.permissions.map((permission) => ({ ...common, permission })),
  );
}

/** Page of a query on permissions. */
export const PermissionsPage = z.object({
  pageOffset: z.coerce.number().int().min(0).default(0),
  pageSize: z.coerce.number().int().min(10).max(100).default(10),
});
