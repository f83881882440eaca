import { type ArchiveEntry, ArchiveFailure, requireSafeName } from './archive-failure.ts';

const BLOCK = 512;
const NAME_LENGTH = 100;
const SUM_AT = 148;
const SUM_LENGTH = 8;
const SPACE = 0x20;
const PREFIX_AT = 345;
const PREFIX_LENGTH = 155;
/** Types of tar entries: a file has `0` or NUL; `x`, `g` and `L` describe the next one. */
const FILE_TYPES = new Set(['0', '\0']);
const LONG_NAME = 'L';
const PAX_HEADER = 'x';

interface Header {
  name: string;
  size: number;
  type: string;
}

function text(block: Buffer, at: number, length: number): string {
  return block.toString('utf8', at, at + length).replace(/\0.*$/s, '');
}

/** The sum of the bytes of a header, its own place counted as spaces. */
function hasItsSum(block: Buffer): boolean {
  const own = block.subarray(SUM_AT, SUM_AT + SUM_LENGTH);
  const sum = block.reduce((total, byte) => total + byte, 0) - own.reduce((total, byte) => total + byte, 0);
  const written = text(block, SUM_AT, SUM_LENGTH).trim();
  return Number.parseInt(written, 8) === sum + SUM_LENGTH * SPACE;
}

function readHeader(block: Buffer, largest: number): Header | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  if (!hasItsSum(block)) throw new ArchiveFailure('A header of the tar archive is damaged.');
  const sizeText = text(block, 124, 12).trim();
  const size = Number.parseInt(sizeText, 8);
  if (!/^[0-7]+$/.test(sizeText) || size > largest)
    throw new ArchiveFailure('An entry of the tar archive is too large or damaged.');
  const prefix = text(block, 257, 5) === 'ustar' ? text(block, PREFIX_AT, PREFIX_LENGTH) : '';
  const name = text(block, 0, NAME_LENGTH);
  return { name: prefix === '' ? name : `${prefix}/${name}`, size, type: block.toString('latin1', 156, 157) };
}

function paxPath(bytes: Buffer): string | undefined {
  return /^\d+ path=(.*)$/m.exec(bytes.toString('utf8'))?.[1];
}

/** Bytes of a stream, taken in pieces of a wanted length. */
class Taker {
  #pending = Buffer.alloc(0);
  readonly #source: AsyncIterator<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** So many bytes, or undefined when the stream ended before the first of them. */
  async take(length: number): Promise<Buffer | undefined> {
    if (this.#pending.length >= length) {
      const taken = this.#pending.subarray(0, length);
      this.#pending = this.#pending.subarray(length);
      return taken;
    }
    const parts = [this.#pending];
    let have = this.#pending.length;
    while (have < length) {
      const { value, done } = await this.#source.next();
      if (done === true) {
        if (have === 0) return undefined;
        throw new ArchiveFailure('The tar archive ends too early.');
      }
      parts.push(Buffer.from(value));
      have += value.length;
    }
    const all = Buffer.concat(parts);
    this.#pending = all.subarray(length);
    return all.subarray(0, length);
  }
}

/**
 * Reads the files of a tar archive from a stream, each at most `largest` bytes.
 * @throws ArchiveFailure when the archive is damaged, or an entry is larger or has an unsafe name
 */
export async function* readTar(
  source: AsyncIterable<Uint8Array>,
  largest: number,
): AsyncIterable<ArchiveEntry> {
  const taker = new Taker(source);
  let nextName: string | undefined;
  for (;;) {
    const block = await taker.take(BLOCK);
    const header = block && readHeader(block, largest);
    if (!header) return;
    const padded = Math.ceil(header.size / BLOCK) * BLOCK;
    const content = (padded === 0 ? Buffer.alloc(0) : await taker.take(padded))?.subarray(0, header.size);
    if (!content) throw new ArchiveFailure('The tar archive ends too early.');
    if (header.type === LONG_NAME) nextName = text(content, 0, content.length);
    else if (header.type === PAX_HEADER) nextName = paxPath(content);
    else if (FILE_TYPES.has(header.type)) {
      yield { name: requireSafeName(nextName ?? header.name), bytes: content };
      nextName = undefined;
    }
  }
}
