import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import type { InvoiceFiles } from './packed-invoice.ts';
import { Gatherer } from './zip.ts';

const BLOCK = 512;
const CHUNK_BYTES = 1 << 18;
/** As many as Node compresses at a time. */
const AT_A_TIME = 4;
const WINDOW_BYTES = 1 << 15;

// RFC 1952: magic, deflate, no flags, no time, no extra, Unix.
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
// RFC 1951: an empty last block.
const DEFLATE_END = Buffer.from([3, 0]);

const deflate = promisify<Uint8Array, object, Buffer>(deflateRaw);

/**
 * Packs invoices as a gzipped tar (ustar), in chunks. Pieces of a quarter of a megabyte are compressed side by side, each
 * with the end of the one before as its dictionary: one plain gzip stream, as small as if made in one go.
 */
export async function* tarGz(invoices: InvoiceFiles): AsyncGenerator<Buffer, void> {
  const working: Promise<Buffer>[] = [];
  let crc = 0;
  let size = 0;
  let dictionary: Buffer | undefined;
  yield GZIP_HEADER;
  for await (const piece of tar(invoices)) {
    crc = crc32(piece, crc);
    size += piece.length;
    working.push(compress(piece, dictionary));
    dictionary = piece.subarray(-WINDOW_BYTES);
    const first = working.length >= AT_A_TIME ? working.shift() : undefined;
    if (first) yield await first;
  }
  for (const rest of working) yield await rest;
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(size % 2 ** 32, 4);
  yield Buffer.concat([DEFLATE_END, trailer]);
}

// Flushed to a whole byte, so that what follows can simply be put after it.
function compress(piece: Buffer, dictionary: Buffer | undefined): Promise<Buffer> {
  return deflate(piece, {
    finishFlush: constants.Z_SYNC_FLUSH,
    chunkSize: CHUNK_BYTES,
    ...(dictionary ? { dictionary } : {}),
  });
}

async function* tar(invoices: InvoiceFiles): AsyncGenerator<Buffer, void> {
  const gathered = new Gatherer(CHUNK_BYTES);
  for await (const { fileName, xml } of invoices) {
    gathered.add(header(fileName, xml.length), xml, Buffer.alloc((BLOCK - (xml.length % BLOCK)) % BLOCK));
    if (gathered.isFull) yield gathered.take();
  }
  gathered.add(Buffer.alloc(2 * BLOCK));
  yield gathered.take();
}

// POSIX ustar: name, mode, owner, size, time, checksum, type, magic.
function header(fileName: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(fileName, 0, 100, 'utf8');
  block.write('0000644\0', 100);
  block.write('0000000\0', 108);
  block.write('0000000\0', 116);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('00000000000\0', 136);
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\0', 257);
  block.write('00', 263);
  let sum = 0;
  for (const byte of block) sum += byte;
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
