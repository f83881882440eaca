import { openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { KsefClient } from '../client.ts';
import type { FormCode } from '../contract/common.ts';
import type { PartUploadRequest } from '../contract/sending.ts';
import { batchSessionStatuses, isInProgress, isSuccess } from '../contract/statuses.ts';
import { generateSymmetricKey } from '../crypto/aes.ts';
import { encryptRsaOaep } from '../crypto/rsa-oaep.ts';
import { isKsefError, KsefError } from '../errors/ksef-error.ts';
import { pause } from '../http/pause.ts';
import { uploadToStorage } from '../http/storage.ts';
import { type PackageFormat, type PackedBatch, packBatch } from '../pack/pack-batch.ts';
import type { InvoiceFiles } from '../pack/packed-invoice.ts';
import { formCodes } from './online-session.ts';
import { withPublicKey } from './with-public-key.ts';

/**
 * How far a batch has come; JSON, to be stored after each `onState`. It holds the key of the package: store it encrypted.
 * Nothing is processed by KSeF before the batch is closed, so any earlier step can be repeated.
 */
export interface BatchState {
  readonly step: 'packed' | 'opened' | 'uploaded' | 'closed';
  readonly formCode: FormCode;
  readonly offlineMode: boolean;
  /** AES key and vector, Base64. */
  readonly key: { readonly key: string; readonly iv: string };
  readonly batch: PackedBatch;
  /** From `opened` on. */
  readonly referenceNumber?: string;
  readonly uploads?: readonly PartUploadRequest[];
  /** Ordinal numbers of the parts that KSeF has. */
  readonly uploaded: readonly number[];
}

/** Options of {@link resumeBatch}. */
export interface ResumeBatchOptions {
  /** Called after each step; await your storage in it. */
  readonly onState?: (state: BatchState) => void | Promise<void>;
  /** Parts uploaded at a time; 4 when absent. */
  readonly parallel?: number;
  readonly signal?: AbortSignal;
}

/** Options of {@link sendBatch}. */
export interface SendBatchOptions extends ResumeBatchOptions {
  /** Existing folder for the encrypted parts; they are removed once KSeF has them. */
  readonly folder: string;
  /** `FA (3)` when absent. */
  readonly formCode?: FormCode;
  readonly format?: PackageFormat;
  readonly partBytes?: number;
  readonly offlineMode?: boolean;
}

/**
 * Packs, encrypts, uploads and closes a batch. Results come later: see {@link waitForSession} and {@link sessionInvoices},
 * and match them by hash with `state.batch.invoices`.
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
  const batch = await packBatch(invoices, { ...options, key });
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
 * Goes on with a batch after a failure or a restart, from wherever it stopped; opens another session where KSeF has
 * cancelled the first because the parts came too late.
 * @throws KsefError as {@link sendBatch}
 */
export async function resumeBatch(
  client: KsefClient,
  stored: BatchState,
  options: ResumeBatchOptions = {},
): Promise<BatchState> {
  let state = stored;
  const reach = async (next: BatchState) => {
    state = next;
    await options.onState?.(next);
  };
  if (state.step === 'packed' || (state.step !== 'closed' && (await wasCancelled(client, state)))) {
    await reach(await openSession(client, state));
  }
  if (state.step === 'opened') {
    await uploadParts(client, state, options, (done) =>
      reach({ ...state, uploaded: [...state.uploaded, done] }),
    );
    await reach({ ...state, step: 'uploaded' });
  }
  if (state.step === 'uploaded') {
    await closeOnce(client, referenceOf(state));
    await reach({ ...state, step: 'closed' });
    await Promise.all(state.batch.parts.map(({ path }) => rm(path, { force: true })));
  }
  return state;
}

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

async function uploadParts(
  client: KsefClient,
  state: BatchState,
  { parallel = 4, signal }: ResumeBatchOptions,
  onUploaded: (ordinalNumber: number) => Promise<void>,
): Promise<void> {
  const waiting = (state.uploads ?? []).filter((upload) => !state.uploaded.includes(upload.ordinalNumber));
  const work = async () => {
    for (let upload = waiting.shift(); upload; upload = waiting.shift()) {
      await uploadPart(client, state, upload, signal);
      await onUploaded(upload.ordinalNumber);
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
}

const UPLOAD_ATTEMPTS = 5;
const UPLOAD_PAUSE_MS = 500;

async function uploadPart(
  client: KsefClient,
  state: BatchState,
  upload: PartUploadRequest,
  signal?: AbortSignal,
): Promise<void> {
  const part = state.batch.parts.find((p) => p.ordinalNumber === upload.ordinalNumber);
  if (!part) {
    throw new KsefError(`KSeF asks for part ${upload.ordinalNumber}, which was not declared.`, {
      kind: 'unexpectedAnswer',
    });
  }
  const body = await openAsBlob(part.path);
  for (let attempt = 1; ; attempt++) {
    try {
      await uploadToStorage(upload, body, client.storage, signal);
      return;
    } catch (error) {
      if (!isKsefError(error) || !error.retryable || attempt === UPLOAD_ATTEMPTS) throw error;
      await pause(error.retryAfterMs ?? Math.random() * UPLOAD_PAUSE_MS * 2 ** attempt, signal);
    }
  }
}

// KSeF cancels a session whose parts did not arrive in time; nothing of it was processed, and the parts are still on disk.
async function wasCancelled(client: KsefClient, state: BatchState): Promise<boolean> {
  const { status } = await client.sessions.status(referenceOf(state));
  return status.code === batchSessionStatuses.uploadTimeout.code;
}

// A lost answer to closing shows as a session that is being processed.
async function closeOnce(client: KsefClient, referenceNumber: string): Promise<void> {
  try {
    await client.sessions.batch.close(referenceNumber);
  } catch (error) {
    if (!isKsefError(error) || error.kind === 'cancelled') throw error;
    const { status } = await client.sessions.status(referenceNumber);
    const isClosed =
      isSuccess(status) || (isInProgress(status) && status.code !== batchSessionStatuses.open.code);
    if (!isClosed) throw error;
  }
}

function referenceOf({ referenceNumber }: BatchState): string {
  if (referenceNumber) return referenceNumber;
  throw new KsefError('The stored state of the batch lacks its reference number.', {
    kind: 'configuration',
    code: 'broken-state',
  });
}
