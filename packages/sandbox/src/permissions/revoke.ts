import { permissionOperationStatuses as statuses } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import type { Answer } from '../http/operation.ts';
import { referencePart } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Grant } from '../state/records.ts';
import { type Gift, stillMay } from './give.ts';
import { startOperation } from './start-operation.ts';

/** What it takes to take a permission back: the same as to give it. */
const NEEDED: Readonly<Record<Grant['kind'], Gift['needed']>> = {
  person: 'CredentialsManage',
  entity: 'CredentialsManage',
  authorization: 'CredentialsManage',
  indirect: 'CredentialsManage',
  subunit: 'SubunitManage',
  euAdministration: 'CredentialsManage',
  euRepresentation: 'VatUeManage',
};

/** DELETE /permissions/common/grants/{permissionId} */
export function revokeCommon(services: Services, request: FastifyRequest, caller: Caller): Answer {
  return revoke(services, request, caller, (grant) => grant.kind !== 'authorization');
}

/** DELETE /permissions/authorizations/grants/{permissionId} */
export function revokeAuthorization(services: Services, request: FastifyRequest, caller: Caller): Answer {
  return revoke(services, request, caller, (grant) => grant.kind === 'authorization');
}

/** Only the context that gave a permission takes it back; what others gave fails like what nobody gave. */
function revoke(
  services: Services,
  request: FastifyRequest,
  caller: Caller,
  isOfKind: (grant: Grant) => boolean,
): Answer {
  const grant = services.state.grants.get(referencePart(request, 'permissionId'));
  if (!grant || !isOfKind(grant) || !isSame(grant.grantor, caller.context)) {
    return startOperation(services, caller, statuses.failed);
  }
  if (!stillMay(services, caller, NEEDED[grant.kind])) {
    return startOperation(services, caller, statuses.notAllowed);
  }
  services.state.grants.remove(grant.id);
  return startOperation(services, caller, statuses.success);
}
