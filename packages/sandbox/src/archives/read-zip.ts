import type { FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { type ArchiveEntry, ArchiveFailure, requireSafeName } from './archive-failure.ts';

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const CENTRAL_SIGNATURE = 0x02014b50;
const CENTRAL_SIZE = 46;
const LOCAL_SIGNATURE = 0x04034b50;
const LOCAL_SIZE = 30;
const LOCATOR_SIGNATURE = 0x07064b50;
const LOCATOR_SIZE = 20;
const ZIP64_END_SIGNATURE = 0x06064b50;
const ZIP64_END_SIZE = 56;
const ZIP64_FIELD = 1;
/** The largest values of the old records; they mean that Zip64 says more. */
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;

interface CentralEntry {
  name: string;
  method: number;
  flags: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

const WINDOW_BYTES = 262_144;
/** A hundred thousand entries with long names. */
const LARGEST_DIRECTORY = 32_000_000;

/** A file read in large pieces: entries of an archive mostly follow each other. */
class WindowedFile {
  readonly size: number;
  readonly #file: FileHandle;
  #window = Buffer.alloc(0);
  #from = 0;

  constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.size = size;
  }

  /** So many bytes from a position. @throws ArchiveFailure when the file ends before */
  async readAt(position: number, length: number): Promise<Buffer> {
    if (position + length > this.size) throw new ArchiveFailure('The Zip archive ends too early.');
    if (position < this.#from || position + length > this.#from + this.#window.length) {
      const window = Buffer.allocUnsafe(Math.min(Math.max(WINDOW_BYTES, length), this.size - position));
      const { bytesRead } = await this.#file.read(window, 0, window.length, position);
      if (bytesRead < length) throw new ArchiveFailure('The Zip archive ends too early.');
      this.#window = window.subarray(0, bytesRead);
      this.#from = position;
    }
    const start = position - this.#from;
    return this.#window.subarray(start, start + length);
  }
}

/** Where the directory of an archive lies, and how many entries it has. */
interface Directory {
  count: number;
  length: number;
  offset: number;
}

async function readDirectory(file: WindowedFile): Promise<{ count: number; bytes: Buffer }> {
  const { count, length, offset } = await findDirectory(file);
  if (offset + length > file.size)
    throw new ArchiveFailure('The directory of the Zip archive lies outside of it.');
  if (length > LARGEST_DIRECTORY) throw new ArchiveFailure('The directory of the Zip archive is too large.');
  return { count, bytes: await file.readAt(offset, length) };
}

async function findDirectory(file: WindowedFile): Promise<Directory> {
  const tailLength = Math.min(file.size, END_SIZE + LONGEST_COMMENT);
  const tail = await file.readAt(file.size - tailLength, tailLength);
  for (let at = tail.length - END_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_SIGNATURE) continue;
    const plain = {
      count: tail.readUInt16LE(at + 10),
      length: tail.readUInt32LE(at + 12),
      offset: tail.readUInt32LE(at + 16),
    };
    const end = file.size - tailLength + at;
    return (await findZip64Directory(file, end, plain)) ?? plain;
  }
  throw new ArchiveFailure('This is not a Zip archive.');
}

/** What Zip64 says of an archive whose old record stands at `end`; undefined without it. */
async function findZip64Directory(
  file: WindowedFile,
  end: number,
  plain: Directory,
): Promise<Directory | undefined> {
  if (end < LOCATOR_SIZE) return undefined;
  const locator = await file.readAt(end - LOCATOR_SIZE, LOCATOR_SIZE);
  if (locator.readUInt32LE(0) !== LOCATOR_SIGNATURE) return undefined;
  const record = await file.readAt(wide(locator, 8), ZIP64_END_SIZE);
  if (record.readUInt32LE(0) !== ZIP64_END_SIGNATURE)
    throw new ArchiveFailure('The Zip64 record of the archive is damaged.');
  const found = { count: wide(record, 32), length: wide(record, 40), offset: wide(record, 48) };
  // Two records that differ would show different files to different readers.
  const isSame =
    (plain.count === MAX_16 || plain.count === found.count) &&
    (plain.length === MAX_32 || plain.length === found.length) &&
    (plain.offset === MAX_32 || plain.offset === found.offset);
  if (!isSame) throw new ArchiveFailure('The Zip archive has two directories.');
  return found;
}

/** A number of 64 bits, exact as far as files reach. */
function wide(bytes: Buffer, at: number): number {
  const value = bytes.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER))
    throw new ArchiveFailure('The Zip archive names a place that no file has.');
  return Number(value);
}

function* centralEntries(bytes: Buffer, count: number): Iterable<CentralEntry> {
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + CENTRAL_SIZE > bytes.length || bytes.readUInt32LE(at) !== CENTRAL_SIGNATURE) {
      throw new ArchiveFailure('The directory of the Zip archive is damaged.');
    }
    const nameEnd = at + CENTRAL_SIZE + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const widened = wideValues(bytes.subarray(nameEnd, extraEnd));
    // Zip64 lists only what did not fit, in this order: size, packed size, place.
    const value = (position: number): number => {
      const small = bytes.readUInt32LE(at + position);
      return small === MAX_32 ? (widened.shift() ?? small) : small;
    };
    const size = value(24);
    const packed = value(20);
    yield {
      name: bytes.toString('utf8', at + CENTRAL_SIZE, nameEnd),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed,
      size,
      offset: value(42),
    };
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  if (at !== bytes.length) throw new ArchiveFailure('The directory of the Zip archive hides entries.');
}

/** The numbers of the Zip64 field among the extra fields of an entry. */
function wideValues(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== ZIP64_FIELD) continue;
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    return Array.from({ length: Math.floor(field.length / 8) }, (_, index) => wide(field, index * 8));
  }
  return [];
}

function unpack(packed: Buffer, entry: CentralEntry, largest: number): Uint8Array {
  if (entry.method === STORED) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: largest });
  } catch (cause) {
    throw new ArchiveFailure(`The entry "${entry.name}" cannot be unpacked within ${largest} bytes.`, {
      cause,
    });
  }
}

/**
 * Reads the files of a Zip archive, also of Zip64, one by one, each at most `largest` bytes.
 * @throws ArchiveFailure when the archive is damaged, encrypted, or an entry is larger or has an unsafe name
 */
export async function* readZip(
  handle: FileHandle,
  size: number,
  largest: number,
): AsyncIterable<ArchiveEntry> {
  const file = new WindowedFile(handle, size);
  const directory = await readDirectory(file);
  for (const entry of centralEntries(directory.bytes, directory.count)) {
    if (entry.name.endsWith('/')) continue;
    const name = requireSafeName(entry.name);
    const isReadable = entry.method === STORED || entry.method === DEFLATED;
    if (!isReadable || (entry.flags & ENCRYPTED_FLAG) !== 0) {
      throw new ArchiveFailure(`The entry "${name}" is packed in a way that is not accepted.`);
    }
    if (entry.size > largest || entry.packed > largest)
      throw new ArchiveFailure(`The entry "${name}" is too large.`);
    const local = await file.readAt(entry.offset, LOCAL_SIZE);
    if (local.readUInt32LE(0) !== LOCAL_SIGNATURE) throw new ArchiveFailure('The Zip archive is damaged.');
    const start = entry.offset + LOCAL_SIZE + local.readUInt16LE(26) + local.readUInt16LE(28);
    const bytes = unpack(await file.readAt(start, entry.packed), entry, largest);
    if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) {
      throw new ArchiveFailure(`The entry "${name}" is damaged.`);
    }
    yield { name, bytes };
  }
}
