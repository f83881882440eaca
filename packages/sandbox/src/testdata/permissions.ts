import { TestDataPermissionsGrantRequest, TestDataPermissionsRevokeRequest } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { isSame } from '../auth/permissions.ts';
import { read } from '../http/read.ts';
import { readContext, readSubject } from '../permissions/identifiers.ts';
import type { Services } from '../platform/services.ts';

/** The official Java client writes `permission` for `permissionType`. */
const Permission = z
  .looseObject({ permission: z.unknown().optional() })
  .transform(({ permission, ...rest }) => ({ permissionType: permission, ...rest }));
const Spelled = z.looseObject({ permissions: z.array(Permission) });

/** POST /testdata/permissions: gives permissions as KSeF does on a form (ZAW-FA), without an author. */
export function grantByForm({ state, clock, identifiers }: Services, request: FastifyRequest): void {
  const body = read(TestDataPermissionsGrantRequest, read(Spelled, request.body));
  const context = readContext(body.contextIdentifier);
  const subject = readSubject(body.authorizedIdentifier, 'authorizedIdentifier');
  for (const { permissionType: permission, description } of body.permissions) {
    const isKnown = [...state.grants.values()].some(
      (known) =>
        known.kind === 'person' &&
        known.permission === permission &&
        isSame(known.context, context) &&
        isSame(known.subject, subject),
    );
    if (isKnown) continue;
    state.grants.put({
      id: identifiers.reference('PE', clock.now()),
      kind: 'person',
      grantor: context,
      subject,
      context,
      permission,
      canDelegate: false,
      description,
      startedAt: clock.now(),
      readyAt: clock.elapsed(),
    });
  }
}

/** POST /testdata/permissions/revoke: takes back everything that somebody has in a context. */
export function revokeByForm({ state }: Services, request: FastifyRequest): void {
  const body = read(TestDataPermissionsRevokeRequest, request.body);
  const context = readContext(body.contextIdentifier);
  const subject = readSubject(body.authorizedIdentifier, 'authorizedIdentifier');
  for (const known of state.grants.values()) {
    const isMeant =
      known.kind !== 'authorization' && isSame(known.context, context) && isSame(known.subject, subject);
    if (isMeant) state.grants.remove(known.id);
  }
}
