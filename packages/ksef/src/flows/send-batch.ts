import { rm } from 'node:fs/promises';
import type { KsefClient } from '../client.ts';
import type { FormCode, StatusInfo } from '../contract/common.ts';
import { batchSessionStatuses } from '../contract/statuses.ts';
import { generateSymmetricKey } from '../crypto/aes.ts';
import { encryptRsaOaep } from '../crypto/rsa-oaep.ts';
import { isKsefError } from '../errors/ksef-error.ts';
import { type PackageFormat, type PackedInvoice, packBatch } from '../pack/pack-batch.ts';
import type { InvoiceFiles } from '../pack/packed-invoice.ts';
import { type BatchState, sessionOf } from './batch-state.ts';
import { formCodes } from './online-session.ts';
import { type UploadOptions, uploadParts } from './upload-parts.ts';
import { withPublicKey } from './with-public-key.ts';

export type { BatchState } from './batch-state.ts';

/** Options of {@link resumeBatch}. */
export interface ResumeBatchOptions extends UploadOptions {
  /** Called after each step, one call at a time; await your storage in it. */
  readonly onState?: (state: BatchState) => void | Promise<void>;
}

/** Options of {@link sendBatch}. */
export interface SendBatchOptions extends ResumeBatchOptions {
  /** Existing folder for the encrypted parts; they are removed once KSeF has them. */
  readonly folder: string;
  /** `FA (3)` when absent. */
  readonly formCode?: FormCode;
  /** `Zip` when absent. */
  readonly format?: PackageFormat;
  /** Size of a part before encryption; the most that KSeF takes when absent. */
  readonly partBytes?: number;
  readonly offlineMode?: boolean;
  /** Told once what was packed, before anything is sent; KSeF's results carry the same names and hashes. */
  readonly onPacked?: (invoices: readonly PackedInvoice[]) => void | Promise<void>;
}

/**
 * Packs, encrypts, uploads and closes a batch. Results come later: see {@link waitForSession} and {@link sessionInvoices},
 * and match them by hash with what `onPacked` told.
 * @param client with somebody logged in who may write invoices
 * @returns the state with step `closed`
 * @throws KsefError; go on from the last stored state with {@link resumeBatch}
 */
export async function sendBatch(
  client: KsefClient,
  invoices: InvoiceFiles,
  options: SendBatchOptions,
): Promise<BatchState> {
  const key = generateSymmetricKey();
  const { invoices: packed, ...batch } = await packBatch(invoices, { ...options, key });
  await options.onPacked?.(packed);
  const state: BatchState = {
    step: 'packed',
    formCode: options.formCode ?? formCodes['FA (3)'],
    offlineMode: options.offlineMode ?? false,
    key: { key: Buffer.from(key.key).toString('base64'), iv: Buffer.from(key.iv).toString('base64') },
    batch,
    uploaded: [],
  };
  await options.onState?.(state);
  return resumeBatch(client, state, options);
}

/**
 * Goes on with a batch after a failure or a restart, from wherever it stopped; opens another session where the time for
 * uploading has run out in the first.
 * @throws KsefError as {@link sendBatch}
 */
export async function resumeBatch(
  client: KsefClient,
  stored: BatchState,
  options: ResumeBatchOptions = {},
): Promise<BatchState> {
  let state = stored;
  let told = Promise.resolve();
  // One at a time, so that an older state is never stored over a newer one.
  const tell = async (before: Promise<void>, next: BatchState) => {
    await before;
    await options.onState?.(next);
  };
  const reach = (next: BatchState): Promise<void> => {
    state = next;
    told = tell(told, next);
    return told;
  };
  const upload = () =>
    uploadParts(client, state, options, (done) => reach({ ...state, uploaded: [...state.uploaded, done] }));

  if (state.step === 'packed' || (state.step !== 'closed' && (await wasCancelled(client, state)))) {
    await reach(await openSession(client, state));
  }
  if (state.step === 'opened') {
    try {
      await upload();
    } catch (error) {
      if (!isKsefError(error) || error.kind !== 'forbidden') throw error;
      await reach(await openSession(client, state));
      await upload();
    }
    await reach({ ...state, step: 'uploaded' });
  }
  if (state.step === 'uploaded') {
    try {
      await closeOnce(client, sessionOf(state));
    } catch (error) {
      if (isKsefError(error) && PARTS_MISSING.has(error.code))
        await reach({ ...state, step: 'opened', uploaded: [] });
      throw error;
    }
    await reach({ ...state, step: 'closed' });
  }
  await Promise.all(state.batch.parts.map(({ path }) => rm(path, { force: true })));
  return state;
}

// KSeF does not have a part as it was declared, whatever was answered to its upload.
const PARTS_MISSING = new Set<unknown>([21157, 21205]);

async function openSession(client: KsefClient, state: BatchState): Promise<BatchState> {
  const { batch, key } = state;
  const opened = await withPublicKey(client, 'SymmetricKeyEncryption', ({ key: publicKey, publicKeyId }) =>
    client.sessions.batch.open({
      formCode: state.formCode,
      offlineMode: state.offlineMode,
      batchFile: {
        fileSize: batch.fileSize,
        fileHash: batch.fileHash,
        compressionType: batch.format,
        fileParts: batch.parts.map(({ ordinalNumber, fileSize, fileHash }) => ({
          ordinalNumber,
          fileSize,
          fileHash,
        })),
      },
      encryption: {
        encryptedSymmetricKey: encryptRsaOaep(Buffer.from(key.key, 'base64'), publicKey).toString('base64'),
        initializationVector: key.iv,
        publicKeyId,
      },
    }),
  );
  return {
    ...state,
    step: 'opened',
    referenceNumber: opened.referenceNumber,
    uploads: opened.partUploadRequests,
    uploaded: [],
  };
}

const { open, uploadTimeout, noInvoices } = batchSessionStatuses;

// KSeF cancels a session whose parts did not arrive in time; nothing of it was processed, and the parts are still on disk.
async function wasCancelled(client: KsefClient, state: BatchState): Promise<boolean> {
  const { status } = await client.sessions.status(sessionOf(state));
  return isTimeout(status);
}

// One code for two ends: only a session that was closed without invoices says so.
function isTimeout({ code, details }: StatusInfo): boolean {
  return code === uploadTimeout.code && !details?.includes(noInvoices.details);
}

// A lost answer to closing shows as a session that is no longer open, whatever becomes of it.
async function closeOnce(client: KsefClient, referenceNumber: string): Promise<void> {
  try {
    await client.sessions.batch.close(referenceNumber);
  } catch (error) {
    if (!isKsefError(error) || error.kind === 'cancelled') throw error;
    const { status } = await client.sessions.status(referenceNumber);
    if (status.code === open.code || isTimeout(status)) throw error;
  }
}
