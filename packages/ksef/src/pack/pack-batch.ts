import { type Cipheriv, createCipheriv, createHash, type Hash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { limits } from '../contract/published-limits.ts';
import type { SymmetricKey } from '../crypto/aes.ts';
import { sha256Base64 } from '../crypto/digest.ts';
import { KsefError } from '../errors/ksef-error.ts';
import { inWorkFolder } from '../errors/work-folder-error.ts';
import { checkNotCancelled } from '../http/pause.ts';
import type { InvoiceFile, InvoiceFiles } from './packed-invoice.ts';
import { tarGz } from './tar-gz.ts';
import { zip } from './zip.ts';

/** Formats of a package. */
export type PackageFormat = 'Zip' | 'TarGz';

/** One encrypted part on disk. */
export interface PackedPart {
  readonly ordinalNumber: number;
  readonly path: string;
  /** Size after encryption, bytes. */
  readonly fileSize: number;
  /** SHA-256 after encryption, Base64. */
  readonly fileHash: string;
}

/** A file inside a package; results of KSeF are told apart by the hash (SHA-256 of the XML, Base64). */
export interface PackedInvoice {
  readonly fileName: string;
  readonly hash: string;
}

/** An encrypted package on disk. */
export interface PackedBatch {
  readonly format: PackageFormat;
  /** Size of the whole package before encryption, bytes. */
  readonly fileSize: number;
  /** SHA-256 of the whole package before encryption, Base64. */
  readonly fileHash: string;
  readonly parts: readonly PackedPart[];
  /** What is inside, in its order. */
  readonly invoices: readonly PackedInvoice[];
}

/** Options of {@link packBatch}. */
export interface PackOptions {
  /** Existing folder for the encrypted parts; several batches may share it. */
  readonly folder: string;
  readonly key: SymmetricKey;
  /** `Zip` when absent; `TarGz` packs small invoices smaller and faster. */
  readonly format?: PackageFormat;
  /** Size of a part before encryption, in bytes; 100,000,000, the most that KSeF takes, when absent. */
  readonly partBytes?: number;
  readonly signal?: AbortSignal;
}

/**
 * Packs, splits and encrypts invoices as they come, in bounded memory, into files. A failure leaves no file behind; a
 * process that is killed meanwhile leaves its `*.aes`, which nobody needs.
 * @throws KsefError `configuration`: `empty-batch`, `batch-too-big`, `file-name` (repeats or is unusable), `part-size`,
 * `work-folder`; `cancelled`; whatever `invoices` throws
 */
export async function packBatch(invoices: InvoiceFiles, options: PackOptions): Promise<PackedBatch> {
  const { folder, key, format = 'Zip', partBytes = limits.maxBatchPartBytes, signal } = options;
  checkPartSize(partBytes);
  const packed: PackedInvoice[] = [];
  const chunks = (format === 'Zip' ? zip : tarGz)(listed(invoices, packed, signal));
  const whole = createHash('sha256');
  const parts = new PartWriter(folder, key, partBytes);
  let fileSize = 0;
  try {
    for await (const chunk of chunks) {
      whole.update(chunk);
      fileSize += chunk.length;
      if (fileSize > limits.maxBatchBytes)
        throw tooBig(`The package is larger than ${limits.maxBatchBytes} bytes; send several.`);
      await parts.write(chunk);
    }
    return {
      format,
      fileSize,
      fileHash: whole.digest('base64'),
      parts: await parts.finish(),
      invoices: packed,
    };
  } catch (error) {
    await parts.discard();
    throw error;
  }
}

async function* listed(
  invoices: InvoiceFiles,
  into: PackedInvoice[],
  signal: AbortSignal | undefined,
): AsyncGenerator<InvoiceFile, void> {
  const names = new Set<string>();
  checkNotCancelled(signal);
  for await (const invoice of invoices) {
    checkNotCancelled(signal);
    checkName(invoice.fileName, names);
    if (into.length >= limits.maxInvoicesPerSession) {
      throw tooBig(`A session takes at most ${limits.maxInvoicesPerSession} invoices; send several batches.`);
    }
    into.push({ fileName: invoice.fileName, hash: sha256Base64(invoice.xml) });
    yield invoice;
  }
  if (into.length === 0)
    throw new KsefError('There is no invoice to send.', {
      kind: 'configuration',
      code: 'empty-batch',
      notSent: true,
    });
}

function checkPartSize(partBytes: number): void {
  if (Number.isInteger(partBytes) && partBytes >= 1 && partBytes <= limits.maxBatchPartBytes) return;
  throw new KsefError(
    `A part has 1 to ${limits.maxBatchPartBytes} bytes before encryption, not ${partBytes}.`,
    {
      kind: 'configuration',
      code: 'part-size',
      notSent: true,
    },
  );
}

function checkName(name: string, names: Set<string>): void {
  const usable = /^(?!\.{1,2}$)[^/\\\p{Cc}]{1,100}$/u.test(name) && Buffer.byteLength(name) <= 100;
  if (!usable || names.has(name)) {
    throw new KsefError(
      `The file name "${name}" ${usable ? 'repeats' : 'is unusable'}; use short names without folders.`,
      {
        kind: 'configuration',
        code: 'file-name',
        notSent: true,
      },
    );
  }
  names.add(name);
}

function tooBig(message: string): KsefError {
  return new KsefError(message, { kind: 'configuration', code: 'batch-too-big', notSent: true });
}

interface OpenPart {
  readonly path: string;
  readonly file: FileHandle;
  readonly cipher: Cipheriv;
  readonly hash: Hash;
  plain: number;
  encrypted: number;
}

/** Cuts a stream of bytes into encrypted files. */
class PartWriter {
  readonly #folder: string;
  readonly #key: SymmetricKey;
  readonly #partBytes: number;
  readonly #name = randomUUID();
  readonly #done: PackedPart[] = [];
  #part: OpenPart | undefined;

  constructor(folder: string, key: SymmetricKey, partBytes: number) {
    this.#folder = folder;
    this.#key = key;
    this.#partBytes = partBytes;
  }

  async write(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length;) {
      const part = (this.#part ??= await this.#open());
      const piece = chunk.subarray(at, at + this.#partBytes - part.plain);
      await this.#save(part, part.cipher.update(piece));
      part.plain += piece.length;
      at += piece.length;
      if (part.plain === this.#partBytes) await this.#finishPart(part);
    }
  }

  async finish(): Promise<readonly PackedPart[]> {
    if (this.#part) await this.#finishPart(this.#part);
    return this.#done;
  }

  async discard(): Promise<void> {
    await this.#part?.file.close();
    const paths = [...this.#done, ...(this.#part ? [this.#part] : [])].map(({ path }) => path);
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }

  async #open(): Promise<OpenPart> {
    if (this.#done.length >= limits.maxBatchParts)
      throw tooBig(`A batch takes at most ${limits.maxBatchParts} parts.`);
    const path = join(this.#folder, `${this.#name}-${this.#done.length + 1}.aes`);
    return {
      path,
      file: await inWorkFolder(this.#folder, () => open(path, 'w', 0o600)),
      cipher: createCipheriv('aes-256-cbc', this.#key.key, this.#key.iv),
      hash: createHash('sha256'),
      plain: 0,
      encrypted: 0,
    };
  }

  async #finishPart(part: OpenPart): Promise<void> {
    await this.#save(part, part.cipher.final());
    await part.file.close();
    this.#part = undefined;
    this.#done.push({
      ordinalNumber: this.#done.length + 1,
      path: part.path,
      fileSize: part.encrypted,
      fileHash: part.hash.digest('base64'),
    });
  }

  async #save(part: OpenPart, bytes: Buffer): Promise<void> {
    part.hash.update(bytes);
    part.encrypted += bytes.length;
    await inWorkFolder(this.#folder, () => part.file.writeFile(bytes));
  }
}
