import { rm } from 'node:fs/promises';
import type { KsefClient } from '../client.ts';
import type { FormCode, StatusInfo } from '../contract/common.ts';
import { batchSessionStatuses } from '../contract/statuses.ts';
import { generateSymmetricKey } from '../crypto/aes.ts';
import type { KsefPublicKey } from '../crypto/public-key.ts';
import { encryptRsaOaep } from '../crypto/rsa-oaep.ts';
import { isKsefError, type KsefError } from '../errors/ksef-error.ts';
import { type PackageFormat, type PackedInvoice, type PackedPart, packBatch } from '../pack/pack-batch.ts';
import type { InvoiceFiles } from '../pack/packed-invoice.ts';
import { type BatchState, checkBatchState, sessionOf } from './batch-state.ts';
import { formCodes } from './online-session.ts';
import { checkUploadOptions, type UploadOptions, uploadParts } from './upload-parts.ts';
import { withPublicKey } from './with-public-key.ts';

export type { BatchState } from './batch-state.ts';

/** Options of {@link resumeBatch}. */
export interface ResumeBatchOptions extends UploadOptions {
  /** Called after each step, one call at a time; await your storage in it. */
  readonly onState?: (state: BatchState) => void | Promise<void>;
}

/** Options of {@link sendBatch}. */
export interface SendBatchOptions extends ResumeBatchOptions {
  /**
   * Existing folder for the encrypted parts; they are removed once KSeF has them. A process that is killed before the first
   * `onState` leaves `*.aes` there that no state names: with a folder for each batch they are easily told and removed.
   */
  readonly folder: string;
  /** `FA (3)` when absent. */
  readonly formCode?: FormCode;
  /** `Zip` when absent. */
  readonly format?: PackageFormat;
  /** Size of a part before encryption, in bytes; 100,000,000, the most that KSeF takes, when absent. */
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
 * @throws KsefError as {@link packBatch} before the first `onState`: nothing was sent, and no file is left. After it: go
 * on from the last stored state with {@link resumeBatch}. What `invoices` and the callbacks throw is passed on as it is
 */
export async function sendBatch(
  client: KsefClient,
  invoices: InvoiceFiles,
  options: SendBatchOptions,
): Promise<BatchState> {
  checkUploadOptions(options);
  const key = generateSymmetricKey();
  const { invoices: packed, ...batch } = await packBatch(invoices, { ...options, key });
  try {
    await options.onPacked?.(packed);
  } catch (error) {
    // Nobody can know of the parts yet.
    await removeParts(batch.parts);
    throw error;
  }
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
 * Goes on with a batch after a failure or a restart, from wherever it stopped, also from a state older than the last;
 * opens another session where the time for uploading has run out in the first. One process at a time: two that begin
 * with `packed` open a session each, and KSeF then refuses every invoice of the second as a duplicate (440).
 * @throws KsefError as {@link sendBatch}; `configuration` `part-missing` when encrypted parts are gone or changed before
 * KSeF had them, `broken-state`
 */
export async function resumeBatch(
  client: KsefClient,
  stored: BatchState,
  options: ResumeBatchOptions = {},
): Promise<BatchState> {
  checkBatchState(stored);
  checkUploadOptions(options);
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
  const { signal } = options;
  const openAnother = async () => reach(await openSession(client, state, signal));
  const upload = async () => {
    await uploadParts(client, state, options, (done) =>
      reach({ ...state, uploaded: [...state.uploaded, done] }),
    );
    await reach({ ...state, step: 'uploaded' });
  };

  if (state.step === 'packed') await openAnother();
  else if (state.step !== 'closed') {
    const standing = await standingOf(client, state, signal);
    if (standing === 'cancelled') await openAnother();
    if (standing === 'closed') await reach({ ...state, step: 'closed' });
  }
  if (state.step === 'opened') {
    try {
      await upload();
    } catch (error) {
      if (!isKsefError(error) || !isNotTaken(error)) throw error;
      // Whoever else goes on with the same batch may have closed it, and removed its parts.
      if ((await standingOf(client, state, signal)) === 'closed') await reach({ ...state, step: 'closed' });
      else if (error.kind !== 'forbidden') throw error;
      else {
        await openAnother();
        await upload();
      }
    }
  }
  if (state.step === 'uploaded') {
    try {
      await closeOnce(client, state, signal);
    } catch (error) {
      if (isKsefError(error) && PARTS_MISSING.has(error.code))
        await reach({ ...state, step: 'opened', uploaded: [] });
      throw error;
    }
    await reach({ ...state, step: 'closed' });
  }
  await removeParts(state.batch.parts);
  return state;
}

async function removeParts(parts: readonly PackedPart[]): Promise<void> {
  await Promise.all(parts.map(({ path }) => rm(path, { force: true })));
}

function isNotTaken({ kind, code }: KsefError): boolean {
  return kind === 'forbidden' || code === 'part-missing';
}

// KSeF does not have a part as it was declared, whatever was answered to its upload.
const PARTS_MISSING = new Set<unknown>([21157, 21205]);

async function openSession(
  client: KsefClient,
  state: BatchState,
  signal: AbortSignal | undefined,
): Promise<BatchState> {
  const { batch, key } = state;
  const ask = ({ key: publicKey, publicKeyId }: KsefPublicKey) =>
    client.sessions.batch.open(
      {
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
      },
      { signal },
    );
  const opened = await withPublicKey(client, 'SymmetricKeyEncryption', ask, signal);
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
async function standingOf(
  client: KsefClient,
  state: BatchState,
  signal: AbortSignal | undefined,
): Promise<'open' | 'cancelled' | 'closed'> {
  const { status } = await client.sessions.status(sessionOf(state), { signal });
  if (isTimeout(status)) return 'cancelled';
  return status.code === open.code ? 'open' : 'closed';
}

// One code for two ends: only a session that was closed without invoices says so.
function isTimeout({ code, details }: StatusInfo): boolean {
  return code === uploadTimeout.code && !details?.includes(noInvoices.details);
}

// A lost answer to closing shows as a session that is no longer open, whatever becomes of it.
async function closeOnce(
  client: KsefClient,
  state: BatchState,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await client.sessions.batch.close(sessionOf(state), { signal });
  } catch (error) {
    if (!isKsefError(error) || error.kind === 'cancelled') throw error;
    if ((await standingOf(client, state, signal)) !== 'closed') throw error;
  }
}
