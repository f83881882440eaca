import { createReadStream, type ReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isKsefError } from '../errors/ksef-error.ts';
import { brokenPackage, MAX_FILE_BYTES } from './broken-package.ts';
import type { UnpackedFile } from './unpack.ts';

const BLOCK = 512;
const REGULAR = new Set(['0', '\0']);

/** Reads the files of a gzipped tar, one at a time, in their order. */
export async function* readTarGz(source: string | FileHandle): AsyncGenerator<UnpackedFile, void> {
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  // Failures of the file reach the reader below as failures of the stream.
  pipeline(bytesOf(source), gunzip, () => undefined);
  const blocks = new BlockReader(gunzip[Symbol.asyncIterator]());
  try {
    for (;;) {
      const header = await blocks.take(BLOCK);
      if (!header || header.every((byte) => byte === 0)) return;
      const size = parseInt(header.toString('latin1', 124, 136), 8);
      if (!(size >= 0 && size <= MAX_FILE_BYTES)) throw brokenPackage('a header is broken');
      const content = await blocks.take(Math.ceil(size / BLOCK) * BLOCK);
      if (!content) throw brokenPackage('it ends too early');
      if (REGULAR.has(header.toString('latin1', 156, 157))) {
        yield { fileName: nameOf(header), bytes: Buffer.from(content.subarray(0, size)) };
      }
    }
  } catch (cause) {
    if (isKsefError(cause)) throw cause;
    throw brokenPackage('it is not a gzipped tar', cause);
  } finally {
    gunzip.destroy();
  }
}

function bytesOf(source: string | FileHandle): ReadStream {
  const highWaterMark = 1 << 18;
  if (typeof source === 'string') return createReadStream(source, { highWaterMark });
  return source.createReadStream({ highWaterMark, start: 0, autoClose: false });
}

function nameOf(header: Buffer): string {
  const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0.*$/s, '');
  const prefix = header.toString('latin1', 257, 262) === 'ustar' ? text(345, 500) : '';
  return prefix ? `${prefix}/${text(0, 100)}` : text(0, 100);
}

/** Takes exact numbers of bytes from a stream of chunks. */
class BlockReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #left: Buffer = Buffer.alloc(0);

  constructor(chunks: AsyncIterator<Buffer>) {
    this.#chunks = chunks;
  }

  /** Undefined at a clean end. */
  async take(length: number): Promise<Buffer | undefined> {
    const parts = [this.#left];
    let have = this.#left.length;
    while (have < length) {
      const next = await this.#chunks.next();
      if (next.done) {
        if (have > 0) throw brokenPackage('it ends too early');
        return undefined;
      }
      parts.push(next.value);
      have += next.value.length;
    }
    const all = parts.length === 1 ? this.#left : Buffer.concat(parts, have);
    this.#left = all.subarray(length);
    return all.subarray(0, length);
  }
}
