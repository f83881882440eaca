import {
  type DocumentedStatus,
  EuEntityAdministrationPermissionsGrantRequest,
  EuEntityPermissionsGrantRequest,
  permissionOperationStatuses as statuses,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import type { Answer } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Context } from '../state/records.ts';
import { give, requireDistinct } from './give.ts';
import { nipOf, readContext, readSubject } from './identifiers.ts';
import { subjectDetails } from './subject-details.ts';

/** What an administrator of an EU entity receives, each a permission of its own. Source: contract, the operation. */
const ADMINISTRATION = ['VatUeManage', 'InvoiceWrite', 'InvoiceRead', 'Introspection'];

/** POST /permissions/eu-entities/administration/grants */
export function grantEuAdministration(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EuEntityAdministrationPermissionsGrantRequest, request.body);
  const context = readContext(body.contextIdentifier);
  const common = {
    kind: 'euAdministration' as const,
    subject: readSubject(body.subjectIdentifier),
    context,
    canDelegate: false,
    description: body.description,
    euEntity: { name: body.euEntityName, ...body.euEntityDetails },
    ...subjectDetails(body.subjectDetails),
  };
  return give(services, caller, {
    needed: 'CredentialsManage',
    grants: ADMINISTRATION.map((permission) => ({ ...common, permission })),
    problem: obstacle(caller.context, context),
  });
}

function obstacle(own: Context, compound: Context): DocumentedStatus | undefined {
  if (own.type !== 'Nip') return statuses.wrongContext;
  return nipOf(compound) === own.value ? undefined : statuses.wrongRelation;
}

/** POST /permissions/eu-entities/grants */
export function grantEuRepresentation(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EuEntityPermissionsGrantRequest, request.body);
  requireDistinct(body.permissions);
  const administration = [...services.state.grants.values()].find(
    (grant) => grant.kind === 'euAdministration' && isSame(grant.context, caller.context),
  );
  const common = {
    kind: 'euRepresentation' as const,
    subject: readSubject(body.subjectIdentifier),
    context: caller.context,
    canDelegate: false,
    description: body.description,
    ...(administration?.euEntity ? { euEntity: administration.euEntity } : {}),
    ...subjectDetails(body.subjectDetails),
  };
  return give(services, caller, {
    needed: 'VatUeManage',
    grants: body.permissions.map((permission) => ({ ...common, permission })),
  });
}
