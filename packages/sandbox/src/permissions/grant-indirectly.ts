import {
  type DocumentedStatus,
  IndirectPermissionsGrantRequest,
  permissionOperationStatuses as statuses,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { invalidInput } from '../http/failure.ts';
import type { Answer } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Grant } from '../state/records.ts';
import { give, requireDistinct } from './give.ts';
import { readContext, readSubject } from './identifiers.ts';
import { refuseLaterPermissions } from './later-permissions.ts';
import { subjectDetails } from './subject-details.ts';

type Target = NonNullable<Grant['target']>;

/**
 * POST /permissions/indirect/grants. A client need not have given anything yet: the permission sleeps
 * (`Inactive`) until it did, as the official suites have it.
 */
export function grantIndirectly(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(IndirectPermissionsGrantRequest, request.body);
  refuseLaterPermissions(services, body.permissions);
  requireDistinct(body.permissions);
  const target = targetOf(body.targetIdentifier);
  const common = {
    kind: 'indirect' as const,
    subject: readSubject(body.subjectIdentifier),
    context: caller.context,
    target,
    canDelegate: false,
    description: body.description,
    ...subjectDetails(body.subjectDetails),
  };
  return give(services, caller, {
    needed: 'CredentialsManage',
    grants: body.permissions.map((permission) => ({ ...common, permission })),
    problem: obstacle(caller, target),
  });
}

/** All clients unless one is named. */
function targetOf(target: IndirectPermissionsGrantRequest['targetIdentifier']): Target {
  const value = target?.value ?? undefined;
  if (!target || target.type === 'AllPartners') {
    if (value !== undefined) throw invalidInput('targetIdentifier.value: Pole musi być puste.');
    return { type: 'AllPartners' };
  }
  if (value === undefined) throw invalidInput('targetIdentifier.value: Pole jest wymagane.');
  readContext({ type: target.type, value }, 'targetIdentifier');
  return { type: target.type, value };
}

function obstacle({ context }: Caller, target: Target): DocumentedStatus | undefined {
  if (context.type !== 'Nip') return statuses.wrongContext;
  return target.value === context.value ? statuses.forbiddenRelation : undefined;
}
