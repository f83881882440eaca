import {
  PersonPermissionsGrantRequest,
  permissionOperationStatuses as statuses,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { isEnforcer } from '../auth/permissions.ts';
import type { Answer } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import { give, requireDistinct } from './give.ts';
import { readSubject } from './identifiers.ts';
import { subjectDetails } from './subject-details.ts';

/** POST /permissions/persons/grants */
export function grantToPerson(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(PersonPermissionsGrantRequest, request.body);
  requireDistinct(body.permissions);
  const common = {
    kind: 'person' as const,
    subject: readSubject(body.subjectIdentifier),
    context: caller.context,
    canDelegate: false,
    description: body.description,
    ...subjectDetails(body.subjectDetails),
  };
  const isForEnforcers = body.permissions.includes('EnforcementOperations');
  return give(services, caller, {
    needed: 'CredentialsManage',
    grants: body.permissions.map((permission) => ({ ...common, permission })),
    problem: isForEnforcers && !isEnforcer(services, caller.context) ? statuses.wrongContext : undefined,
  });
}
