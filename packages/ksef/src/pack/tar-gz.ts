import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { InvoiceFiles } from './packed-invoice.ts';
import { Gatherer } from './zip.ts';

const BLOCK = 512;

/** Packs invoices as a gzipped tar (ustar), in chunks. */
export async function* tarGz(invoices: InvoiceFiles): AsyncGenerator<Buffer, void> {
  const source = Readable.from(tar(invoices), { objectMode: false, highWaterMark: 1 << 20 });
  const gzip = createGzip({ chunkSize: 1 << 18 });
  source.once('error', (error) => gzip.destroy(error));
  for await (const chunk of source.pipe(gzip)) yield Buffer.from(chunk);
}

async function* tar(invoices: InvoiceFiles): AsyncGenerator<Buffer, void> {
  const gathered = new Gatherer();
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
