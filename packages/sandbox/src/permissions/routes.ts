import { permissionOperationStatuses as statuses } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { toStatus } from '../auth/operation-status.ts';
import { isSame } from '../auth/permissions.ts';
import { gone, invalidInput, noAccess } from '../http/failure.ts';
import { type Answer, type Operations, ok } from '../http/operation.ts';
import { referencePart } from '../http/read.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import { mayAttach } from './attachments.ts';
import { grantAuthorization } from './grant-authorization.ts';
import { grantEuAdministration, grantEuRepresentation } from './grant-eu-entity.ts';
import { grantIndirectly } from './grant-indirectly.ts';
import { grantToEntity } from './grant-to-entity.ts';
import { grantToPerson } from './grant-to-person.ts';
import { grantToSubunitAdministrator } from './grant-to-subunit-administrator.ts';
import { nipOf } from './identifiers.ts';
import {
  queryAuthorizations,
  queryEntities,
  queryEuEntities,
  queryPersonal,
  queryPersons,
  querySubunits,
} from './query.ts';
import { revokeAuthorization, revokeCommon } from './revoke.ts';
import { entityRoles, subordinateRoles } from './roles.ts';

const RETENTION_MS = 30 * 86_400_000;
const MANAGE = ['CredentialsManage'] as const;
const VIEW = ['CredentialsManage', 'CredentialsRead'] as const;
const VIEW_UNITS = ['CredentialsManage', 'CredentialsRead', 'SubunitManage'] as const;
const REVOKE = ['CredentialsManage', 'VatUeManage', 'SubunitManage'] as const;

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
  on('DELETE', '/common/grants/{permissionId}', REVOKE, revokeCommon);
  on('DELETE', '/authorizations/grants/{permissionId}', MANAGE, revokeAuthorization);
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

function operationStatus({ state, clock }: Services, request: FastifyRequest, caller: Caller): Answer {
  const reference = referencePart(request);
  const operation = state.permissionsOperations.get(reference);
  if (!operation) throw invalidInput(`Operacja o numerze referencyjnym ${reference} nie została znaleziona.`);
  if (!isSame(operation.context, caller.context)) throw noAccess();
  if (clock.now() > operation.startedAt + RETENTION_MS) throw gone();
  const isOver = clock.elapsed() >= operation.readyAt;
  return ok({ status: isOver ? operation.outcome : toStatus(statuses.inProgress) });
}

function attachmentStatus({ state, clock }: Services, _request: FastifyRequest, { context }: Caller): Answer {
  const taxpayer = state.taxpayers.get(nipOf(context) ?? '');
  const revokedAt = taxpayer?.attachmentsRevokedAt;
  return ok({
    isAttachmentAllowed: mayAttach(taxpayer, clock.now()),
    ...(revokedAt === undefined ? {} : { revokedDate: isoInstant(revokedAt) }),
  });
}
