import {
  SubordinateEntityRolesQueryRequest,
  permissionOperationStatuses as statuses,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { toStatus } from '../auth/operation-status.ts';
import { isSame } from '../auth/permissions.ts';
import { gone, invalidInput, noAccess } from '../http/failure.ts';
import { type Answer, type Operations, ok } from '../http/operation.ts';
import { read, referencePart } from '../http/read.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { Taxpayer } from '../state/records.ts';
import {
  grantAuthorization,
  grantEuAdministration,
  grantEuRepresentation,
  grantIndirectly,
  grantToEntity,
  grantToPerson,
  grantToSubunitAdministrator,
} from './grant.ts';
import {
  page,
  queryAuthorizations,
  queryEntities,
  queryEuEntities,
  queryPersonal,
  queryPersons,
  querySubunits,
} from './query.ts';
import { startOperation } from './start-operation.ts';

const RETENTION_MS = 30 * 86_400_000;
const MANAGE = ['CredentialsManage'] as const;
const VIEW = ['CredentialsManage', 'CredentialsRead'] as const;
const VIEW_UNITS = ['CredentialsManage', 'CredentialsRead', 'SubunitManage'] as const;

/** The operations under `/permissions`. */
export function registerPermissions({ secured }: Operations, services: Services): void {
  type Handle = (services: Services, request: FastifyRequest, caller: Caller) => Answer;
  const on = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    permissions: readonly string[],
    handle: Handle,
  ) =>
    secured(method, `/permissions${path}`, permissions, (request, caller) =>
      handle(services, request, caller),
    );
  on('POST', '/persons/grants', MANAGE, grantToPerson);
  on('POST', '/entities/grants', MANAGE, grantToEntity);
  on('POST', '/authorizations/grants', MANAGE, grantAuthorization);
  on('POST', '/indirect/grants', MANAGE, grantIndirectly);
  on('POST', '/subunits/grants', ['SubunitManage'], grantToSubunitAdministrator);
  on('POST', '/eu-entities/administration/grants', MANAGE, grantEuAdministration);
  on('POST', '/eu-entities/grants', ['VatUeManage'], grantEuRepresentation);
  on(
    'DELETE',
    '/common/grants/{permissionId}',
    ['CredentialsManage', 'VatUeManage', 'SubunitManage'],
    revoke(false),
  );
  on('DELETE', '/authorizations/grants/{permissionId}', MANAGE, revoke(true));
  on('GET', '/operations/{referenceNumber}', [], operationStatus);
  on('GET', '/attachments/status', VIEW, attachmentStatus);
  on('POST', '/query/personal/grants', [], queryPersonal);
  on('POST', '/query/persons/grants', VIEW_UNITS, queryPersons);
  on('POST', '/query/subunits/grants', VIEW_UNITS, querySubunits);
  on('POST', '/query/entities/grants', VIEW, queryEntities);
  on('GET', '/query/entities/roles', VIEW, entityRoles);
  on('POST', '/query/subordinate-entities/roles', VIEW_UNITS, subordinateRoles);
  on('POST', '/query/authorizations/grants', [...VIEW, 'PefInvoiceWrite'], queryAuthorizations);
  on('POST', '/query/eu-entities/grants', [...VIEW, 'VatUeManage'], queryEuEntities);
}

function revoke(isAuthorization: boolean) {
  return (services: Services, request: FastifyRequest, caller: Caller): Answer => {
    const grant = services.state.grants.get(referencePart(request, 'permissionId'));
    const isMine = grant && (isSame(grant.grantor, caller.context) || isSame(grant.context, caller.context));
    const isOfKind = grant && (grant.kind === 'authorization') === isAuthorization;
    if (!isMine || !isOfKind) return startOperation(services, caller, statuses.failed);
    services.state.grants.remove(grant.id);
    return startOperation(services, caller, statuses.success);
  };
}

function operationStatus({ state, clock }: Services, request: FastifyRequest, caller: Caller): Answer {
  const reference = referencePart(request);
  const operation = state.permissionsOperations.get(reference);
  if (!operation) throw invalidInput(`Operacja o numerze referencyjnym ${reference} nie została znaleziona.`);
  if (!isSame(operation.context, caller.context)) throw noAccess();
  if (clock.now() > operation.startedAt + RETENTION_MS) throw gone();
  const isOver = clock.elapsed() >= operation.readyAt;
  return ok({ status: isOver ? operation.outcome : toStatus(statuses.inProgress) });
}

function attachmentStatus({ state }: Services, _request: FastifyRequest, caller: Caller): Answer {
  const taxpayer = state.taxpayers.get(caller.context.value);
  const revokedAt = taxpayer?.attachmentsRevokedAt;
  return ok({
    isAttachmentAllowed: taxpayer?.attachmentsAllowed ?? false,
    ...(revokedAt === undefined ? {} : { revokedDate: isoInstant(revokedAt) }),
  });
}

const ROLES: Partial<Record<NonNullable<Taxpayer['role']>, { own: string; sub: string }>> = {
  VatGroup: { own: 'VatGroupUnit', sub: 'VatGroupSubUnit' },
  JST: { own: 'LocalGovernmentUnit', sub: 'LocalGovernmentSubUnit' },
};

function ownRole(role: NonNullable<Taxpayer['role']>): string {
  return role === 'Bailiff' ? 'CourtBailiff' : (ROLES[role]?.own ?? role);
}

function entityRoles({ state }: Services, request: FastifyRequest, caller: Caller): Answer {
  const nip = caller.context.value;
  const roles = [...state.taxpayers.values()].flatMap((taxpayer) => {
    const startDate = isoInstant(taxpayer.createdAt);
    const own =
      taxpayer.nip === nip && taxpayer.role
        ? [{ role: ownRole(taxpayer.role), description: taxpayer.description, startDate }]
        : [];
    const sub = taxpayer.role && ROLES[taxpayer.role]?.sub;
    const units = taxpayer.subunits.filter((unit) => unit.nip === nip);
    const parentEntityIdentifier = { type: 'Nip', value: taxpayer.nip };
    return [
      ...own,
      ...units.map(({ description }) => ({
        parentEntityIdentifier,
        role: sub ?? 'VatGroupSubUnit',
        description,
        startDate,
      })),
    ];
  });
  const { items, hasMore } = page(request, roles);
  return ok({ roles: items, hasMore });
}

function subordinateRoles({ state }: Services, request: FastifyRequest, caller: Caller): Answer {
  const wanted = read(SubordinateEntityRolesQueryRequest, request.body ?? {}).subordinateEntityIdentifier
    ?.value;
  const taxpayer = state.taxpayers.get(caller.context.value);
  const role = taxpayer?.role && ROLES[taxpayer.role]?.sub;
  const units = (taxpayer?.subunits ?? []).filter(({ nip }) => wanted === undefined || wanted === nip);
  const roles = role
    ? units.map(({ nip, description }) => ({
        subordinateEntityIdentifier: { type: 'Nip', value: nip },
        role,
        description,
        startDate: isoInstant(taxpayer.createdAt),
      }))
    : [];
  const { items, hasMore } = page(request, roles);
  return ok({ roles: items, hasMore });
}
