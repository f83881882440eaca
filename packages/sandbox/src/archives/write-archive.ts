import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import type { ArchiveEntry } from './archive-failure.ts';

const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
const VERSION = 20;
const BLOCK = 512;

/** The bytes of a Zip archive of these files, piece by piece. */
export function* zipChunks(entries: Iterable<ArchiveEntry>): Iterable<Buffer> {
  const directory: Buffer[] = [];
  let offset = 0;
  let count = 0;
  for (const { name, bytes } of entries) {
    const nameBytes = Buffer.from(name);
    const packed = deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(VERSION, 0);
    common.writeUInt16LE(UTF8_NAMES, 2);
    common.writeUInt16LE(DEFLATED, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    yield Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const madeBy = Buffer.from([VERSION, 0]);
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), madeBy, common, place, nameBytes);
    offset += 30 + nameBytes.length + packed.length;
    count += 1;
  }
  const directoryBytes = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  yield directoryBytes;
  yield end;
}

/** A Zip archive of these files. */
export function writeZip(entries: Iterable<ArchiveEntry>): Buffer {
  return Buffer.concat([...zipChunks(entries)]);
}

function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100);
  header.write('0000644\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** The bytes of a tar archive of these files, piece by piece, not gzipped; their names have at most 100 bytes. */
export function* tarChunks(entries: Iterable<ArchiveEntry>): Iterable<Buffer> {
  for (const { name, bytes } of entries) {
    const padding = Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK);
    yield Buffer.concat([tarHeader(name, bytes.length), bytes, padding]);
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** A gzipped tar archive of these files; their names have at most 100 bytes. */
export function writeTarGz(entries: Iterable<ArchiveEntry>): Buffer {
  return gzipSync(Buffer.concat([...tarChunks(entries)]));
}
