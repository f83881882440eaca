import { isPlainDate } from '@skryba/fa';
import { AttachmentPermissionGrantRequest, AttachmentPermissionRevokeRequest } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { invalidInput } from '../http/failure.ts';
import { read } from '../http/read.ts';
import { startOfDayInWarsaw } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import { taxpayerOf } from './taxpayers.ts';

/** POST /testdata/attachment: consent to invoices with attachments. */
export function startAttachments(services: Services, request: FastifyRequest): void {
  const { nip } = read(AttachmentPermissionGrantRequest, request.body);
  const { attachmentsRevokedAt: _revoked, ...taxpayer } = taxpayerOf(services, nip);
  services.state.taxpayers.put({ ...taxpayer, attachmentsAllowed: true });
}

/** POST /testdata/attachment/revoke: the consent ends at once, or with the start of a Polish day. */
export function endAttachments(services: Services, request: FastifyRequest): void {
  const { nip, expectedEndDate } = read(AttachmentPermissionRevokeRequest, request.body);
  if (expectedEndDate && !isPlainDate(expectedEndDate))
    throw invalidInput('expectedEndDate: Nieprawidłowa data.');
  services.state.taxpayers.put({
    ...taxpayerOf(services, nip),
    attachmentsRevokedAt: expectedEndDate ? startOfDayInWarsaw(expectedEndDate) : services.clock.now(),
  });
}
