import {
  type DocumentedStatus,
  SubunitPermissionsGrantRequest,
  permissionOperationStatuses as statuses,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { invalidInput } from '../http/failure.ts';
import type { Answer } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Context } from '../state/records.ts';
import { give } from './give.ts';
import { nipOf, readContext, readSubject } from './identifiers.ts';
import { subjectDetails } from './subject-details.ts';

/** POST /permissions/subunits/grants */
export function grantToSubunitAdministrator(
  services: Services,
  request: FastifyRequest,
  caller: Caller,
): Answer {
  const body = read(SubunitPermissionsGrantRequest, request.body);
  const context = readContext(body.contextIdentifier);
  const { subunitName } = body;
  if (context.type === 'InternalId' && !subunitName) throw invalidInput('subunitName: Pole jest wymagane.');
  const grant = {
    kind: 'subunit' as const,
    subject: readSubject(body.subjectIdentifier),
    context,
    permission: 'CredentialsManage',
    canDelegate: false,
    description: body.description,
    ...(subunitName ? { subunitName } : {}),
    ...subjectDetails(body.subjectDetails),
  };
  return give(services, caller, {
    needed: 'SubunitManage',
    grants: [grant],
    problem: obstacle(services, caller.context, context),
  });
}

function obstacle({ state }: Services, parent: Context, subunit: Context): DocumentedStatus | undefined {
  if (parent.type !== 'Nip') return statuses.wrongContext;
  if (subunit.type === 'InternalId') {
    return nipOf(subunit) === parent.value ? undefined : statuses.wrongRelation;
  }
  const taxpayer = state.taxpayers.get(parent.value);
  if (taxpayer?.role !== 'VatGroup' && taxpayer?.role !== 'JST') return statuses.wrongContext;
  return taxpayer.subunits.some(({ nip }) => nip === subunit.value) ? undefined : statuses.wrongRelation;
}
