const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const ZIP64_END = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
/** The largest values of the old records; they mean that ZIP64 says more. */
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
// 1980-01-01 00:00, the earliest that a ZIP can say; packages are the same on every run.
const DOS_DATE = 0x0021;

/** A file in a ZIP; sizes and the place of its local header in bytes. */
export interface ZipEntry {
  readonly name: Buffer;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly offset: number;
}

/** What stands before the packed bytes of a file. */
export function localHeader({ name, crc, compressed, size }: ZipEntry): Buffer {
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(LOCAL, 0);
  writeCommon(header, 4, { name, crc, compressed, size });
  name.copy(header, 30);
  return header;
}

function writeCommon(
  header: Buffer,
  at: number,
  { name, crc, compressed, size }: Omit<ZipEntry, 'offset'>,
): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(UTF8_NAMES, at + 2);
  header.writeUInt16LE(DEFLATE, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(DOS_DATE, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(compressed, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

/** The entry of a file in the directory at the end. */
export function centralHeader(entry: ZipEntry): Buffer {
  const extra = entry.offset >= MAX_32 ? zip64Offset(entry.offset) : Buffer.alloc(0);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(CENTRAL, 0);
  header.writeUInt16LE(extra.length > 0 ? 45 : 20, 4);
  writeCommon(header, 6, entry);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(Math.min(entry.offset, MAX_32), 42);
  return Buffer.concat([header, entry.name, extra]);
}

function zip64Offset(offset: number): Buffer {
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(offset), 4);
  return extra;
}

/** The end of a ZIP whose directory has so many entries, begins at `start` and is `size` bytes long. */
export function endRecords(count: number, start: number, size: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(Math.min(count, MAX_16), 8);
  end.writeUInt16LE(Math.min(count, MAX_16), 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(Math.min(start, MAX_32), 16);
  return start >= MAX_32 || count >= MAX_16 ? Buffer.concat([zip64End(count, start, size), end]) : end;
}

function zip64End(count: number, start: number, size: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(ZIP64_END, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeBigUInt64LE(BigInt(count), 24);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(ZIP64_LOCATOR, 56);
  record.writeBigUInt64LE(BigInt(start + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}
