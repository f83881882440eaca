import { exportStatuses, type InvoicePackage } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.ts';
import { toStatus } from '../auth/operation-status.ts';
import { badRequest, gone, noAccess } from '../http/failure.ts';
import { type Answer, ok } from '../http/operation.ts';
import { referencePart } from '../http/read.ts';
import { isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { Export } from '../state/records.ts';
import { linkTo } from '../storage/links.ts';
import { isRunning } from './start-export.ts';

const RETENTION_MS = 7 * 86_400_000;

/** Path of one part of an export, open to whoever has the link. */
export const exportPartPath = (reference: string, ordinal: number) =>
  `/storage/exports/${reference}/${ordinal}`;

/** GET /invoices/exports/{referenceNumber} */
export function exportStatus(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const reference = referencePart(request);
  const { state, clock } = services;
  const record = state.exports.get(reference);
  if (!record) throw badRequest(21175, `Eksport o numerze referencyjnym ${reference} nie został znaleziony.`);
  const { context } = record;
  if (context.type !== caller.context.type || context.value !== caller.context.value) throw noAccess();
  if (clock.now() > record.startedAt + RETENTION_MS) throw gone();
  if (isRunning(services, record) || !record.outcome)
    return ok({ status: toStatus(exportStatuses.inProgress) });
  if (clock.now() > (record.expiresAt ?? 0)) return ok({ status: toStatus(exportStatuses.expired) });
  return ok({
    status: record.outcome,
    completedDate: isoInstant(record.completedAt ?? record.startedAt),
    ...(record.package
      ? {
          packageExpirationDate: isoInstant(record.expiresAt ?? record.startedAt),
          package: describe(services, record, record.package),
        }
      : {}),
  });
}

function describe(
  services: Services,
  record: Export,
  content: NonNullable<Export['package']>,
): Omit<InvoicePackage, 'compressionType'> & Partial<Pick<InvoicePackage, 'compressionType'>> {
  const { highWaterMark, parts, ...known } = content;
  return {
    ...known,
    ...(highWaterMark === undefined ? {} : { permanentStorageHwmDate: isoInstant(highWaterMark) }),
    ...(services.settings.contract === '2.7.0' ? {} : { compressionType: record.compression }),
    parts: parts.map((part) => {
      const lifeMs = (record.expiresAt ?? record.startedAt) - services.clock.now();
      const path = exportPartPath(record.referenceNumber, part.ordinal);
      const { url, expires } = linkTo(services, path, lifeMs);
      return {
        ordinalNumber: part.ordinal,
        partName: `${record.referenceNumber}-${part.ordinal}.${record.compression === 'Zip' ? 'zip' : 'tar.gz'}.aes`,
        method: 'GET',
        url,
        partSize: part.size,
        partHash: part.hash,
        encryptedPartSize: part.encryptedSize,
        encryptedPartHash: part.encryptedHash,
        expirationDate: expires,
      };
    }),
  };
}
