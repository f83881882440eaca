import { createDecipheriv, createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { KsefClient } from '../client.ts';
import type {
  InvoiceExportStatusResponse,
  InvoicePackage,
  InvoicePackagePart,
  InvoiceQueryFilters,
} from '../contract/invoices.ts';
import { isInProgress, isSuccess } from '../contract/statuses.ts';
import { generateSymmetricKey } from '../crypto/aes.ts';
import type { KsefPublicKey } from '../crypto/public-key.ts';
import { encryptRsaOaep } from '../crypto/rsa-oaep.ts';
import { isKsefError, KsefError } from '../errors/ksef-error.ts';
import { inWorkFolder } from '../errors/work-folder-error.ts';
import { pause } from '../http/pause.ts';
import { isTransferRetried, pauseOfTransfer } from '../http/retry.ts';
import { streamFromStorage } from '../http/storage.ts';
import type { PackageFormat } from '../pack/pack-batch.ts';
import { type UnpackedFile, unpack } from '../pack/unpack.ts';
import { type PollOptions, pollUntil } from './poll.ts';
import { rejected } from './rejected.ts';
import { withPublicKey } from './with-public-key.ts';

/** A started export; JSON. It holds the key of the package: store it encrypted. */
export interface ExportState {
  readonly referenceNumber: string;
  /** AES key and vector, Base64. */
  readonly key: { readonly key: string; readonly iv: string };
}

/** Options of {@link startExport}. */
export interface StartExportOptions {
  /** `Zip` when absent. */
  readonly format?: PackageFormat;
  /** Leaves the XML out. */
  readonly onlyMetadata?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Starts an export with a fresh key of its own.
 * @throws KsefError `refused` 21182 (too many at a time, `retryable`), 21183 (nothing stored yet); transport errors, after
 * which it can be started anew: an export that nobody fetches harms nobody
 */
export async function startExport(
  client: KsefClient,
  filters: InvoiceQueryFilters,
  { format, onlyMetadata, signal }: StartExportOptions = {},
): Promise<ExportState> {
  const { key, iv } = generateSymmetricKey();
  const initializationVector = Buffer.from(iv).toString('base64');
  const ask = ({ key: publicKey, publicKeyId }: KsefPublicKey) =>
    client.invoices.startExport(
      {
        filters,
        encryption: {
          encryptedSymmetricKey: encryptRsaOaep(key, publicKey).toString('base64'),
          initializationVector,
          publicKeyId,
        },
        compressionType: format,
        onlyMetadata,
      },
      { signal },
    );
  const { referenceNumber } = await withPublicKey(client, 'SymmetricKeyEncryption', ask, signal);
  return { referenceNumber, key: { key: Buffer.from(key).toString('base64'), iv: initializationVector } };
}

/**
 * Waits until an export is ready.
 * @throws KsefError `rejected` with code 210 (expired), 415, 420, 500, 550; `gone` when its status is no longer kept
 */
export async function waitForExport(
  client: KsefClient,
  { referenceNumber }: ExportState,
  options: PollOptions = {},
): Promise<InvoicePackage> {
  const answer: InvoiceExportStatusResponse = await pollUntil(
    () => client.invoices.exportStatus(referenceNumber, { signal: options.signal }),
    ({ status }) => !isInProgress(status),
    { firstMs: 500, maxMs: 10_000, timeoutMs: 900_000, ...options },
  );
  if (!isSuccess(answer.status) || !answer.package)
    throw rejected('KSeF did not export', 'invoices.exportStatus', answer.status);
  return answer.package;
}

/** Options of {@link downloadExport}. */
export interface DownloadOptions {
  /** Existing folder for the decrypted package while it is read, without a name: as many bytes as `size` of the package says. */
  readonly folder: string;
  readonly signal?: AbortSignal;
}

/**
 * Downloads, verifies, decrypts and unpacks an export in bounded memory.
 * @returns its files one by one, `_metadata.json` first in a Zip
 * @throws KsefError `integrity` when a hash differs, a part cannot be decrypted, or the package is damaged; `configuration`
 * `work-folder`; `forbidden` when the addresses have expired: ask for them anew with {@link waitForExport}; transport errors
 */
export async function* downloadExport(
  client: KsefClient,
  state: ExportState,
  invoicePackage: InvoicePackage,
  { folder, signal }: DownloadOptions,
): AsyncGenerator<UnpackedFile, void> {
  if (invoicePackage.parts.length === 0) return;
  const file = await openNameless(folder, state.referenceNumber);
  try {
    for (const part of invoicePackage.parts.toSorted((a, b) => a.ordinalNumber - b.ordinalNumber)) {
      await inWorkFolder(folder, () => appendPart(client, state, part, file, signal));
    }
    yield* unpack(file, invoicePackage.compressionType === 'TarGz' ? 'TarGz' : 'Zip');
  } finally {
    await file.close();
  }
}

// Its name is gone at once: nobody else can come upon the decrypted invoices, and they vanish with the process.
async function openNameless(folder: string, name: string): Promise<FileHandle> {
  const path = join(folder, `${name}-${randomUUID()}.package`);
  return inWorkFolder(folder, async () => {
    const file = await open(path, 'wx+', 0o600);
    await rm(path, { force: true });
    return file;
  });
}

// A part that arrives broken is fetched again, from where it begins in the file.
async function appendPart(
  client: KsefClient,
  state: ExportState,
  part: InvoicePackagePart,
  file: FileHandle,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { size: start } = await file.stat();
  for (let attempt = 1; ; attempt++) {
    try {
      await fetchPart(client, state, part, file, start, signal);
      return;
    } catch (error) {
      if (!isKsefError(error) || !isTransferRetried(error, attempt, client.retry)) throw error;
      await file.truncate(start);
      await pause(pauseOfTransfer(error, attempt, client.retry), signal);
    }
  }
}

async function fetchPart(
  client: KsefClient,
  { key }: ExportState,
  part: InvoicePackagePart,
  file: FileHandle,
  start: number,
  signal: AbortSignal | undefined,
): Promise<void> {
  const decipher = createDecipheriv(
    'aes-256-cbc',
    Buffer.from(key.key, 'base64'),
    Buffer.from(key.iv, 'base64'),
  );
  const encryptedHash = createHash('sha256');
  const plainHash = createHash('sha256');
  let at = start;
  const save = async (bytes: Buffer) => {
    plainHash.update(bytes);
    await writeWhole(file, bytes, at);
    at += bytes.length;
  };
  for await (const chunk of streamFromStorage(part.url, client.storage, signal)) {
    encryptedHash.update(chunk);
    await save(decipher.update(chunk));
  }
  compare(encryptedHash.digest('base64'), part.encryptedPartHash, part);
  await save(lastOf(decipher, part));
  compare(plainHash.digest('base64'), part.partHash, part);
}

async function writeWhole(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

function lastOf(decipher: { final(): Buffer }, part: InvoicePackagePart): Buffer {
  try {
    return decipher.final();
  } catch (cause) {
    throw new KsefError(
      `Part ${part.ordinalNumber} of the export cannot be decrypted with the key of this export.`,
      {
        kind: 'integrity',
        code: 'cannot-decrypt',
        cause,
      },
    );
  }
}

function compare(actual: string, announced: string, part: InvoicePackagePart): void {
  if (actual === announced) return;
  throw new KsefError(
    `Part ${part.ordinalNumber} of the export arrived with another SHA-256 than announced; fetch it again.`,
    {
      kind: 'integrity',
      code: 'hash-mismatch',
      retryable: true,
    },
  );
}
