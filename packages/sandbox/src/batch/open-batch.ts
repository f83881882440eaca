import { OpenBatchSessionRequest } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../auth/caller.ts';
import { badRequest, invalidInput } from '../http/failure.ts';
import { type Answer, created } from '../http/operation.ts';
import { read } from '../http/read.ts';
import type { Services } from '../platform/services.ts';
import { featuresOf } from '../sessions/features.ts';
import { requireForm } from '../sessions/forms.ts';
import { originOf } from '../sessions/open-online.ts';
import { openSymmetricKey } from '../sessions/session-key.ts';
import type { Session } from '../state/records.ts';
import { linkTo } from '../storage/links.ts';

const PART_LIFE_MS = 20 * 60_000;
const MAX_PARTS = 50;
/** 5 GB before encryption. */
const MAX_PACKAGE = 5_000_000_000;
const Sizes = z.object({
  batchFile: z.object({ fileSize: z.number(), fileParts: z.array(z.unknown()) }),
});

/** Path to which one part of a batch is uploaded. */
export const partPath = (reference: string, ordinal: number) => `/storage/batch/${reference}/${ordinal}`;
/** Name under which an uploaded part waits. */
export const partFile = (reference: string, ordinal: number) => `${reference}-${ordinal}.part`;

/** POST /sessions/batch: declares a package and answers where its parts go. */
export async function openBatchSession(
  services: Services,
  request: FastifyRequest,
  caller: Caller,
): Promise<Answer> {
  requireSizes(request.body);
  const body = read(OpenBatchSessionRequest, request.body);
  requireForm(services, body.formCode, 'Batch');
  const { batchFile } = body;
  const tooLarge = batchFile.fileParts.find((part) => part.fileSize > MAX_PACKAGE);
  // A part above 100 MB is refused at the close only, as both official suites see it; one above the package never fits.
  if (tooLarge)
    throw badRequest(21157, `Rozmiar części '${tooLarge.ordinalNumber}' przekroczył rozmiar całej paczki.`);
  const ordinals = new Set(batchFile.fileParts.map((part) => part.ordinalNumber));
  if (ordinals.size !== batchFile.fileParts.length)
    throw invalidInput('batchFile.fileParts: Powtórzony numer części.');
  const key = await openSymmetricKey(services, body.encryption);
  const { clock, identifiers, state } = services;
  const openedAt = clock.now();
  const lifeMs = PART_LIFE_MS * batchFile.fileParts.length;
  const session: Session = {
    ...originOf(caller),
    referenceNumber: identifiers.reference('SB', openedAt),
    type: 'Batch',
    formCode: body.formCode,
    openedAt,
    updatedAt: openedAt,
    validUntil: openedAt + lifeMs,
    upoReference: identifiers.reference('EU', openedAt),
    features: featuresOf(request),
    ...(key ? { key } : {}),
    batch: {
      fileSize: batchFile.fileSize,
      fileHash: batchFile.fileHash,
      compression: batchFile.compressionType === 'TarGz' ? 'TarGz' : 'Zip',
      offlineMode: body.offlineMode ?? false,
      parts: batchFile.fileParts
        .map((part) => ({ ordinalNumber: part.ordinalNumber, size: part.fileSize, hash: part.fileHash }))
        .toSorted((a, b) => a.ordinalNumber - b.ordinalNumber),
    },
  };
  state.sessions.put(session);
  const partUploadRequests = batchFile.fileParts.map(({ ordinalNumber }) => ({
    ordinalNumber,
    method: 'PUT',
    url: linkTo(services, partPath(session.referenceNumber, ordinalNumber), lifeMs).url,
    headers: { 'x-ms-blob-type': 'BlockBlob' },
  }));
  return created({ referenceNumber: session.referenceNumber, partUploadRequests });
}

/** Refuses a package beyond the limits in the words of KSeF, before its fields are looked at. */
function requireSizes(body: unknown): void {
  const declared = Sizes.safeParse(body).data?.batchFile;
  if (declared && declared.fileParts.length > MAX_PARTS)
    throw badRequest(21161, `Liczba części pliku musi być mniejsza lub równa niż ${MAX_PARTS}.`);
  if (declared && declared.fileSize > MAX_PACKAGE)
    throw invalidInput(`'fileSize' must be less than or equal to '${MAX_PACKAGE}'.`);
}
