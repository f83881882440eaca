import { type FileHandle, open } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { brokenPackage, MAX_FILE_BYTES } from './broken-package.ts';
import type { UnpackedFile } from './unpack.ts';

const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const ZIP64_LOCATOR = 0x07064b50;
const MAX_32 = 0xffffffff;
const WINDOW_BYTES = 1 << 20;

interface Entry {
  readonly fileName: string;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
}

/** Reads the files of a ZIP by its central directory, `_metadata.json` first, one at a time. */
export async function* readZip(source: string | FileHandle): AsyncGenerator<UnpackedFile, void> {
  const file = typeof source === 'string' ? await open(source) : source;
  try {
    const { size } = await file.stat();
    const reader = new WindowReader(file);
    const entries = await readDirectory(reader, size);
    const first = entries.filter((e) => e.fileName.endsWith('.json'));
    for (const entry of [...first, ...entries.filter((e) => !e.fileName.endsWith('.json'))]) {
      yield { fileName: entry.fileName, bytes: await readEntry(reader, entry) };
    }
  } catch (cause) {
    if (cause instanceof RangeError) throw brokenPackage('a length does not fit', cause);
    throw cause;
  } finally {
    if (typeof source === 'string') await file.close();
  }
}

/** Reads ahead, since the files of a package lie one after another. */
class WindowReader {
  readonly #file: FileHandle;
  #start = 0;
  #window: Buffer = Buffer.alloc(0);

  constructor(file: FileHandle) {
    this.#file = file;
  }

  async read(position: number, length: number): Promise<Buffer> {
    const at = position - this.#start;
    if (at < 0 || at + length > this.#window.length) {
      const buffer = Buffer.allocUnsafe(Math.max(length, WINDOW_BYTES));
      const { bytesRead } = await this.#file.read(buffer, 0, buffer.length, position);
      this.#window = buffer.subarray(0, bytesRead);
      this.#start = position;
    }
    const found = this.#window.subarray(position - this.#start, position - this.#start + length);
    if (found.length < length) throw brokenPackage('it ends too early');
    return found;
  }
}

async function readDirectory(reader: WindowReader, size: number): Promise<Entry[]> {
  const tailSize = Math.min(size, 22 + 0xffff);
  const tail = await reader.read(size - tailSize, tailSize);
  const at = tail.lastIndexOf(signature(END));
  if (at < 0) throw brokenPackage('it is not a ZIP');
  let count = tail.readUInt16LE(at + 10);
  let start = tail.readUInt32LE(at + 16);
  let length = tail.readUInt32LE(at + 12);
  if (at >= 20 && tail.readUInt32LE(at - 20) === ZIP64_LOCATOR) {
    const record = await reader.read(Number(tail.readBigUInt64LE(at - 12)), 56);
    count = Number(record.readBigUInt64LE(32));
    length = Number(record.readBigUInt64LE(40));
    start = Number(record.readBigUInt64LE(48));
  }
  const directory = Buffer.from(await reader.read(start, length));
  const entries: Entry[] = [];
  for (let offset = 0; entries.length < count;) {
    if (directory.readUInt32LE(offset) !== CENTRAL) throw brokenPackage('its directory is broken');
    entries.push(readHeader(directory, offset));
    offset +=
      46 +
      directory.readUInt16LE(offset + 28) +
      directory.readUInt16LE(offset + 30) +
      directory.readUInt16LE(offset + 32);
  }
  return entries;
}

function readHeader(directory: Buffer, at: number): Entry {
  const nameLength = directory.readUInt16LE(at + 28);
  const extra = directory.subarray(
    at + 46 + nameLength,
    at + 46 + nameLength + directory.readUInt16LE(at + 30),
  );
  const wide = wideValues(extra);
  // ZIP64 lists only what did not fit, in this order.
  const value = (position: number) => {
    const small = directory.readUInt32LE(at + position);
    return small === MAX_32 ? (wide.shift() ?? small) : small;
  };
  const size = value(24);
  const compressed = value(20);
  const offset = value(42);
  return {
    fileName: directory.toString('utf8', at + 46, at + 46 + nameLength),
    method: directory.readUInt16LE(at + 10),
    crc: directory.readUInt32LE(at + 16),
    compressed,
    size,
    offset,
  };
}

function wideValues(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const count = Math.floor(extra.readUInt16LE(at + 2) / 8);
    return Array.from({ length: count }, (_, i) => Number(extra.readBigUInt64LE(at + 4 + 8 * i)));
  }
  return [];
}

async function readEntry(reader: WindowReader, entry: Entry): Promise<Buffer> {
  if (entry.size > MAX_FILE_BYTES)
    throw brokenPackage(`${entry.fileName} claims to be larger than any invoice`);
  const header = await reader.read(entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const data = await reader.read(start, entry.compressed);
  const bytes = entry.method === 0 ? Buffer.from(data) : inflate(data, entry);
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc)
    throw brokenPackage(`${entry.fileName} has a wrong checksum`);
  return bytes;
}

function inflate(data: Buffer, { fileName, size }: Entry): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(size, 1) });
  } catch (cause) {
    throw brokenPackage(`${fileName} cannot be unpacked`, cause);
  }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
