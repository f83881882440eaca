import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zip } from '../../ksef/src/pack/zip.ts';
import { centralHeader, endRecords, localHeader } from '../../ksef/src/pack/zip-records.ts';
import { readZip } from '../src/archives/read-zip.ts';
import { sendPackage } from './support/batch.ts';
import { clientOf, freshSandbox, logInAsOwner, SELLER } from './support/client.ts';

const FAR = 4_900_000_000;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-zip64-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(path: string): Promise<[name: string, text: string][]> {
  const file = await open(path);
  try {
    const found: [string, string][] = [];
    for await (const { name, bytes } of readZip(file, (await file.stat()).size, 1000))
      found.push([name, Buffer.from(bytes).toString()]);
    return found;
  } finally {
    await file.close();
  }
}

/** A Zip64 archive with one file, all its places beyond 4 GB, in a file that is a hole but for its end. */
async function writeFar(path: string, spoil: (tail: Buffer) => void = () => {}): Promise<void> {
  const text = Buffer.from('<a/>');
  const data = deflateRawSync(text);
  const sizes = { compressed: data.length, size: text.length };
  const entry = { name: Buffer.from('a.xml'), crc: crc32(text), ...sizes, offset: FAR };
  const local = Buffer.concat([localHeader(entry), data]);
  const directory = centralHeader(entry);
  const tail = Buffer.concat([directory, endRecords(1, FAR + local.length, directory.length)]);
  spoil(tail);
  const file = await open(path, 'w');
  await file.write(local, 0, local.length, FAR);
  await file.write(tail, 0, tail.length, FAR + local.length);
  await file.close();
}

/** Where the records at the end of such an archive begin, from its very end. */
const END = 22;
const LOCATOR = END + 20;
const RECORD = LOCATOR + 56;

describe('a Zip64 archive', () => {
  it('beyond 4 GB is read', async () => {
    const path = join(folder, 'far.zip');
    await writeFar(path);
    expect(await read(path)).toEqual([['a.xml', '<a/>']]);
  });

  it('that Python made, at whatever place and with fields for large sizes, is read', async (context) => {
    const path = join(folder, 'python.zip');
    const script = `
import zipfile
with open(${JSON.stringify(path)}, 'wb') as file:
    file.seek(${FAR})
    with zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED) as archive:
        with archive.open('a.xml', 'w', force_zip64=True) as entry:
            entry.write(b'<a/>')
        archive.writestr('b.xml', '<b/>')
`;
    const { status } = spawnSync('python3', ['-c', script]);
    if (status === null) context.skip('python3 is not installed');
    expect(status).toBe(0);
    expect(await read(path)).toEqual([
      ['a.xml', '<a/>'],
      ['b.xml', '<b/>'],
    ]);
  });

  it.each([
    [
      'a place that no file has',
      (tail: Buffer) => tail.writeBigUInt64LE(2n ** 63n, tail.length - RECORD + 48),
    ],
    [
      'a directory after its end',
      (tail: Buffer) => tail.writeBigUInt64LE(2n ** 40n, tail.length - RECORD + 48),
    ],
    [
      'a directory of gigabytes',
      (tail: Buffer) => tail.writeBigUInt64LE(2n ** 32n, tail.length - RECORD + 40),
    ],
    ['another number of entries', (tail: Buffer) => tail.writeBigUInt64LE(2n, tail.length - RECORD + 32)],
    ['two numbers of entries', (tail: Buffer) => tail.writeUInt16LE(2, tail.length - END + 10)],
    ['a record elsewhere', (tail: Buffer) => tail.writeBigUInt64LE(1n, tail.length - LOCATOR + 8)],
    ['no record', (tail: Buffer) => tail.writeUInt32LE(0, tail.length - RECORD)],
    ['no locator', (tail: Buffer) => tail.writeUInt32LE(0, tail.length - LOCATOR)],
  ])('that names %s is refused', async (_name, spoil) => {
    const path = join(folder, 'spoilt.zip');
    await writeFar(path, spoil);
    await expect(read(path)).rejects.toMatchObject({ name: 'ArchiveFailure' });
  });
});

describe('a batch with more files than the old record can count', () => {
  it('ends with 420 and their number', { timeout: 60_000 }, async () => {
    const count = 65_537;
    const invoices = Array.from({ length: count }, (_, index) => ({
      fileName: `${index}.xml`,
      xml: Buffer.from('<a/>'),
    }));
    const chunks: Buffer[] = [];
    for await (const chunk of zip(invoices)) chunks.push(Buffer.from(chunk));
    const sandbox = await freshSandbox();
    try {
      const client = clientOf(sandbox);
      const { access } = await logInAsOwner(client, SELLER);
      const { status } = await sendPackage(client, access, Buffer.concat(chunks));
      expect(status).toMatchObject({ code: 420, description: 'Przekroczony limit faktur w sesji' });
      expect(status.details.join()).toContain(`'${count}'`);
    } finally {
      await sandbox.close();
    }
  });
});
