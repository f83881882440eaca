import {
  EntityPermissionsGrantRequest,
  permissionOperationStatuses as statuses,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import type { Answer } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import { give, requireDistinct } from './give.ts';
import { readSubject } from './identifiers.ts';
import { refuseLaterPermissions } from './later-permissions.ts';

/** POST /permissions/entities/grants */
export function grantToEntity(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EntityPermissionsGrantRequest, request.body);
  refuseLaterPermissions(
    services,
    body.permissions.map(({ type }) => type),
  );
  requireDistinct(body.permissions.map(({ type }) => type));
  const subject = readSubject(body.subjectIdentifier);
  const grants = body.permissions.map(({ type, canDelegate = false }) => ({
    kind: 'entity' as const,
    subject,
    context: caller.context,
    permission: type,
    canDelegate,
    description: body.description,
    entity: { subjectDetailsType: 'EntityByIdentifier', fullName: body.subjectDetails.fullName },
  }));
  return give(services, caller, {
    needed: 'CredentialsManage',
    grants,
    problem: isSame(subject, caller.context) ? statuses.forbiddenRelation : undefined,
  });
}
