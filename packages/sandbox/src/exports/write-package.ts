import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { encryptAes, type SymmetricKey, sha256Base64 } from '@skryba/ksef/crypto';
import type { ArchiveEntry } from '../archives/archive-failure.ts';
import { tarChunks, zipChunks } from '../archives/write-archive.ts';
import type { Services } from '../platform/services.ts';
import { createTurns } from '../platform/turns.ts';
import type { Export } from '../state/records.ts';
import type { StoredInvoice } from '../state/stored-invoice.ts';

const PART_SIZE = 50_000_000;

type PackedInvoice = Pick<StoredInvoice, 'ksefNumber' | 'document' | 'metadata'>;
type Parts = NonNullable<Export['package']>['parts'];

/** What became a package. */
export interface WrittenPackage {
  /** How many of the invoices fit. */
  count: number;
  /** Bytes of the archive before encryption. */
  size: number;
  parts: Parts;
}

/** Name under which an encrypted part of an export waits. */
export const exportFile = (reference: string, ordinal: number) => `${reference}-${ordinal}.export`;

/** Cuts an archive into encrypted parts of at most 50 MB, so that only one of them is in memory. */
function partWriter({ files }: Pick<Services, 'files'>, reference: string, key: SymmetricKey) {
  const parts: Parts = [];
  let pending: Buffer[] = [];
  let pendingSize = 0;
  let size = 0;
  const flush = async (plain: Buffer) => {
    const encrypted = encryptAes(plain, key);
    const ordinal = parts.length + 1;
    await writeFile(files.path(exportFile(reference, ordinal)), encrypted, { mode: 0o600 });
    parts.push({
      ordinal,
      size: plain.length,
      hash: sha256Base64(plain),
      encryptedSize: encrypted.length,
      encryptedHash: sha256Base64(encrypted),
    });
  };
  return {
    parts,
    size: () => size,
    async write(chunk: Buffer) {
      size += chunk.length;
      pending.push(chunk);
      pendingSize += chunk.length;
      while (pendingSize >= PART_SIZE) {
        const all = Buffer.concat(pending);
        await flush(all.subarray(0, PART_SIZE));
        pending = [all.subarray(PART_SIZE)];
        pendingSize -= PART_SIZE;
      }
    },
    async end() {
      if (pendingSize > 0) await flush(Buffer.concat(pending));
    },
  };
}

/**
 * Packs invoices in their order until a limit is reached, then `_metadata.json`, which is outside of the limits.
 * Source: contract, POST /invoices/exports.
 */
export async function writePackage(
  services: Pick<Services, 'files' | 'settings'>,
  { referenceNumber, compression }: Pick<Export, 'referenceNumber' | 'compression'>,
  { key, onlyMetadata }: { key: SymmetricKey; onlyMetadata: boolean },
  invoices: readonly PackedInvoice[],
): Promise<WrittenPackage> {
  const writer = partWriter(services, referenceNumber, key);
  const { maxInvoices, maxBytes } = services.settings.exportLimits;
  let count = 0;
  const entries = function* (): Iterable<ArchiveEntry> {
    for (const invoice of invoices) {
      if (count >= maxInvoices || writer.size() >= maxBytes) break;
      count += 1;
      if (!onlyMetadata) yield { name: `${invoice.ksefNumber}.xml`, bytes: invoice.document };
    }
    const metadata = { invoices: invoices.slice(0, count).map((invoice) => invoice.metadata) };
    yield { name: '_metadata.json', bytes: Buffer.from(JSON.stringify(metadata)) };
  };
  if (compression === 'TarGz') {
    await pipeline(Readable.from(tarChunks(entries())), createGzip(), async (packed) => {
      for await (const chunk of packed) await writer.write(chunk);
    });
  } else {
    const turns = createTurns();
    for (const chunk of zipChunks(entries())) {
      await writer.write(chunk);
      await turns.next();
    }
  }
  await writer.end();
  return { count, size: writer.size(), parts: writer.parts };
}
