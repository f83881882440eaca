import { z } from 'zod';
import { FormCode } from '../contract/common.ts';
import { PartUploadRequest } from '../contract/sending.ts';
import { KsefError } from '../errors/ksef-error.ts';
import type { PackedBatch } from '../pack/pack-batch.ts';
import { checkState } from './check-state.ts';

/**
 * How far a batch has come; JSON of a few kilobytes, to be stored after each `onState`. It holds the key of the package:
 * store it encrypted. Nothing is processed by KSeF before the batch is closed, so any earlier step can be repeated.
 */
export interface BatchState {
  readonly step: 'packed' | 'opened' | 'uploaded' | 'closed';
  readonly formCode: FormCode;
  readonly offlineMode: boolean;
  /** AES key and vector, Base64. */
  readonly key: { readonly key: string; readonly iv: string };
  readonly batch: Omit<PackedBatch, 'invoices'>;
  /** From `opened` on. */
  readonly referenceNumber?: string;
  readonly uploads?: readonly PartUploadRequest[];
  /** Ordinal numbers of the parts that KSeF has. */
  readonly uploaded: readonly number[];
}

const Stored = z.object({
  step: z.enum(['packed', 'opened', 'uploaded', 'closed']),
  formCode: FormCode,
  offlineMode: z.boolean(),
  key: z.object({ key: z.base64().length(44), iv: z.base64().length(24) }),
  batch: z.object({
    format: z.enum(['Zip', 'TarGz']),
    fileSize: z.int(),
    fileHash: z.string(),
    parts: z
      .array(z.object({ ordinalNumber: z.int(), path: z.string(), fileSize: z.int(), fileHash: z.string() }))
      .min(1),
  }),
  referenceNumber: z.string().optional(),
  uploads: z.array(PartUploadRequest).optional(),
  uploaded: z.array(z.int()),
});

/** @throws KsefError `configuration` `broken-state` when it is not one that `onState` told */
export function checkBatchState(stored: BatchState): void {
  checkState(Stored, stored, 'the batch');
}

/**
 * The session of a batch that was opened.
 * @throws KsefError `configuration` `broken-state` when it was not
 */
export function sessionOf({ referenceNumber }: BatchState): string {
  if (referenceNumber) return referenceNumber;
  throw new KsefError('The stored state of the batch lacks its reference number.', {
    kind: 'configuration',
    code: 'broken-state',
    notSent: true,
  });
}
