import {
  type DocumentedStatus,
  EntityAuthorizationPermissionsGrantRequest,
  permissionOperationStatuses as statuses,
} from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { isSame } from '../auth/permissions.ts';
import type { Answer } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import type { Subject } from '../state/records.ts';
import { give } from './give.ts';
import { readSubject } from './identifiers.ts';

/** POST /permissions/authorizations/grants */
export function grantAuthorization(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const body = read(EntityAuthorizationPermissionsGrantRequest, request.body);
  const { permission } = body;
  const subject = readSubject(body.subjectIdentifier);
  const grant = {
    kind: 'authorization' as const,
    subject,
    context: caller.context,
    permission,
    canDelegate: false,
    description: body.description,
    entity: { subjectDetailsType: 'EntityByIdentifier', fullName: body.subjectDetails.fullName },
  };
  return give(services, caller, {
    needed: 'CredentialsManage',
    grants: [grant],
    problem: obstacle(caller, subject, permission),
  });
}

function obstacle({ context }: Caller, subject: Subject, permission: string): DocumentedStatus | undefined {
  if (context.type !== 'Nip') return statuses.wrongContext;
  if (isSame(subject, context)) return statuses.forbiddenRelation;
  // Only providers of Peppol services issue PEF invoices for others, and they do nothing else.
  const isForProvider = permission === 'PefInvoicing';
  return isForProvider === (subject.type === 'PeppolId') ? undefined : statuses.forbiddenIdentifier;
}
