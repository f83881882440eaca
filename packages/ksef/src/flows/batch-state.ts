import type { FormCode } from '../contract/common.ts';
import type { PartUploadRequest } from '../contract/sending.ts';
import { KsefError } from '../errors/ksef-error.ts';
import type { PackedBatch } from '../pack/pack-batch.ts';

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

/**
 * The session of a batch that was opened.
 * @throws KsefError `configuration` `broken-state` when it was not
 */
export function sessionOf({ referenceNumber }: BatchState): string {
  if (referenceNumber) return referenceNumber;
  throw new KsefError('The stored state of the batch lacks its reference number.', {
    kind: 'configuration',
    code: 'broken-state',
  });
}
