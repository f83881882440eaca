import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveEntry } from '../src/archives/archive-failure.ts';
import { writeTarGz, writeZip } from '../src/archives/write-archive.ts';
import type { Sandbox } from '../src/index.ts';
import { openPackage, type PackageChange, sendPackage } from './support/batch.ts';
import { type Client, clientOf, FA3, freshSandbox, logIn, SELLER, sha256 } from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

let sandbox: Sandbox;
let client: Client;
let access: string;
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  ({ access } = await logIn(client, SELLER));
});
afterAll(() => sandbox.close());

const files = (...numbers: string[]): ArchiveEntry[] =>
  numbers.map((number, index) => ({
    name: `faktura-${index}.xml`,
    bytes: Buffer.from(invoiceXml({ number })),
  }));

const TAR = { compressionType: 'TarGz' };

/** An archive of one invoice, changed where its entry in the directory stands. */
function zipWith(change: (zip: Buffer, entryAt: number) => void): Buffer {
  const zip = writeZip(files('Z/1'));
  change(zip, zip.readUInt32LE(zip.length - 6));
  return zip;
}

/** A small archive whose entries all name the same bytes, a megabyte each once unpacked. */
function sharingZip(count: number): Buffer {
  const zip = writeZip([{ name: 'a.xml', bytes: Buffer.alloc(1_000_000, 'a') }]);
  const start = zip.readUInt32LE(zip.length - 6);
  const entry = zip.subarray(start, zip.length - 22);
  const end = Buffer.from(zip.subarray(zip.length - 22));
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(entry.length * count, 12);
  return Buffer.concat([zip.subarray(0, start), ...Array.from({ length: count }, () => entry), end]);
}

const send = (archive: Buffer, change: PackageChange = {}) => sendPackage(client, access, archive, change);

describe('a batch session', () => {
  it('names a file in at most 128 characters', async () => {
    const [file] = files('NAME/1');
    const name = `${'f'.repeat(140)}.xml`;
    const { reference } = await send(writeZip([{ name, bytes: file?.bytes ?? Buffer.alloc(0) }]));
    const { json } = await client.call('GET', `/sessions/${reference}/invoices`, { bearer: access });
    expect(json.invoices[0]).toMatchObject({ invoiceFileName: 'f'.repeat(128), status: { code: 200 } });
  });

  it('is refused for a tar archive whose header does not add up', async () => {
    const tar = gunzipSync(writeTarGz(files('T/sum')));
    tar.write('another', 0);
    expect((await send(gzipSync(tar), TAR)).status).toMatchObject({ code: 430 });
  });

  it('does not take a part whose upload ends after the session was closed', async () => {
    const { opened, parts } = await openPackage(client, access, writeZip(files('LATE/1')));
    const [part] = parts;
    const [{ url, method, headers }] = opened.json.partUploadRequests;
    if (!part) throw new Error('there is no part');
    expect((await fetch(url, { method, headers, body: new Uint8Array(part) })).status).toBe(201);
    const late = request(url, { method, headers: { ...headers, 'content-length': part.length } });
    const answered = once(late, 'response');
    late.write(part.subarray(0, 16));
    await once(late, 'socket');
    const { referenceNumber } = opened.json;
    const closed = await client.call('POST', `/sessions/batch/${referenceNumber}/close`, { bearer: access });
    expect(closed.status).toBe(204);
    late.end(part.subarray(16));
    const [answer] = await answered;
    expect(answer.statusCode).toBe(403);
  });

  it.each([
    ['Zip', writeZip, 1],
    ['Zip', writeZip, 3],
    ['TarGz', writeTarGz, 2],
  ])('takes invoices in %s', async (compressionType, pack, parts) => {
    const name = `${compressionType}/${parts}`;
    const result = await send(pack(files(`${name}/1`, `${name}/2`, `${name}/2`)), {
      compressionType,
      parts,
    });
    expect(result).toMatchObject({
      status: { code: 200 },
      invoiceCount: 3,
      successfulInvoiceCount: 2,
      failedInvoiceCount: 1,
    });
    const { json } = await client.call('GET', `/sessions/${result.reference}/invoices`, { bearer: access });
    expect(
      json.invoices.map((invoice: { invoiceFileName: string; status: { code: number } }) => [
        invoice.invoiceFileName,
        invoice.status.code,
      ]),
    ).toEqual([
      ['faktura-0.xml', 200],
      ['faktura-1.xml', 200],
      ['faktura-2.xml', 440],
    ]);
    expect(json.invoices[0].invoicingDate).toBe(result.dateCreated);
    const upo = await (await fetch(result.upo.pages[0].downloadUrl)).text();
    expect(upo.match(/<Dokument>/g)).toHaveLength(2);
  });

  it.each<[string, number, Buffer, PackageChange]>([
    [
      'a part that is another one',
      405,
      writeZip(files('B/2')),
      { spoil: (part) => Buffer.alloc(part.length) },
    ],
    ['a package with another hash', 430, writeZip(files('B/3')), { fileHash: sha256(Buffer.from('x')) }],
    ['parts under another key', 435, writeZip(files('B/4')), { key: randomBytes(32) }],
    ['what is no archive', 430, Buffer.from('this is no archive'), {}],
    ['what is no gzip', 430, writeZip(files('B/5')), { compressionType: 'TarGz' }],
    ['an archive cut short', 430, gzipSync(Buffer.alloc(700, 1)), { compressionType: 'TarGz' }],
    ['an empty archive', 440, writeZip([]), {}],
    ['a path that leaves the archive', 430, writeZip([{ name: '../a.xml', bytes: Buffer.from('a') }]), {}],
    ['a Zip bomb', 430, writeZip([{ name: 'a.xml', bytes: Buffer.alloc(50_000_000) }]), {}],
    ['an encrypted entry', 430, zipWith((zip, at) => zip.writeUInt16LE(1, at + 8)), {}],
    ['an entry of another size than it says', 430, zipWith((zip, at) => zip.writeUInt32LE(7, at + 24)), {}],
    ['an entry packed in an unknown way', 430, zipWith((zip, at) => zip.writeUInt16LE(99, at + 10)), {}],
    ['an entry outside of the archive', 430, zipWith((zip, at) => zip.writeUInt32LE(1e9, at + 42)), {}],
    [
      'an archive that hides entries',
      430,
      zipWith((zip) => {
        zip.writeUInt16LE(0, zip.length - 14);
        zip.writeUInt16LE(0, zip.length - 12);
      }),
      {},
    ],
    ['entries that share their bytes', 430, sharingZip(200), {}],
    ['an absolute path in a tar', 430, writeTarGz([{ name: '/etc/a.xml', bytes: Buffer.from('a') }]), TAR],
    ['a tar bomb', 430, writeTarGz([{ name: 'a.xml', bytes: Buffer.alloc(50_000_000) }]), TAR],
    [
      'a tar that ends in an entry',
      430,
      gzipSync(gunzipSync(writeTarGz(files('B/6'))).subarray(0, 800)),
      TAR,
    ],
    [
      'a key that cannot be opened',
      415,
      writeZip(files('B/7')),
      { encryptedKey: randomBytes(256).toString('base64') },
    ],
    ['nothing but broken invoices', 445, writeZip([{ name: 'a.xml', bytes: Buffer.from('<a/>') }]), {}],
  ])('ends %s with the right status', async (_name, code, archive, change) => {
    expect((await send(archive, change)).status.code).toBe(code);
  });

  it('stays open when it is closed without a part or with one of another size', async () => {
    const missing = await send(writeZip(files('B/1')), { spoil: () => undefined });
    expect(missing.refused).toMatchObject({
      code: 21205,
      details: ["Nie przesłano zadeklarowanej '1' części pliku."],
    });
    expect(missing.status.code).toBe(100);
    const short = await send(writeZip(files('B/1')), { spoil: (part) => part.subarray(16) });
    expect(short.refused.code).toBe(21157);
  });

  it('takes nothing of a package that is damaged at its end', async () => {
    const good = files('D/1');
    const damaged = writeZip([...good, { name: '../evil.xml', bytes: Buffer.from('x') }]);
    expect((await send(damaged)).status.code).toBe(430);
    expect(await send(writeZip(good))).toMatchObject({
      status: { code: 200 },
      successfulInvoiceCount: 1,
    });
  });

  it('takes entries of the same name one by one', async () => {
    const [one, two] = files('N/1', 'N/2');
    const result = await send(writeZip([one!, { ...two!, name: one!.name }]));
    expect(result).toMatchObject({ status: { code: 200 }, successfulInvoiceCount: 2 });
  });

  it('ends with 420 when it holds more invoices than the context may send', async () => {
    const { json: before } = await client.call('GET', '/limits/context', { bearer: access });
    const body = { ...before, batchSession: { ...before.batchSession, maxInvoices: 1 } };
    await client.call('POST', '/testdata/limits/context/session', { bearer: access, body });
    const result = await send(writeZip(files('M/1', 'M/2')));
    await client.call('DELETE', '/testdata/limits/context/session', { bearer: access });
    expect(result.status).toMatchObject({ code: 420, description: 'Przekroczony limit faktur w sesji' });
    expect(result.invoiceCount).toBeUndefined();
  });

  it('is not opened with an unknown key, too many parts, or a part larger than any package', async () => {
    const codeOf = async (archive: Buffer, change: PackageChange) =>
      (await openPackage(client, access, archive, change)).opened.json.errors[0].code;
    expect(await codeOf(writeZip(files('U/1')), { publicKeyId: 'A'.repeat(44) })).toBe(21470);
    expect(await codeOf(randomBytes(600), { parts: 51 })).toBe(21161);
    const { encrypted } = await client.encryptFor('SymmetricKeyEncryption', randomBytes(32));
    const hash = sha256(Buffer.from('a'));
    const opened = await client.call('POST', '/sessions/batch', {
      bearer: access,
      body: {
        formCode: FA3,
        batchFile: {
          fileSize: 1,
          fileHash: hash,
          fileParts: [{ ordinalNumber: 1, fileSize: 5_000_000_001, fileHash: hash }],
        },
        encryption: {
          encryptedSymmetricKey: encrypted,
          initializationVector: randomBytes(16).toString('base64'),
        },
      },
    });
    expect(opened.json.exception.exceptionDetailList[0].exceptionCode).toBe(21157);
  });

  it('is closed once, however many close it at the same time', async () => {
    const archive = writeZip(files('C/1', 'C/2'));
    const answers = await send(archive, { closes: 5 });
    expect(answers.closed.toSorted()).toEqual([204, 400, 400, 400, 400]);
    expect(answers).toMatchObject({ status: { code: 200 }, invoiceCount: 2, successfulInvoiceCount: 2 });
  });

  it('is cancelled when its time is over, and refuses late and foreign uploads', async () => {
    const opened = await client.call('POST', '/sessions/batch', {
      bearer: access,
      body: {
        formCode: FA3,
        batchFile: {
          fileSize: 1,
          fileHash: sha256(Buffer.from('a')),
          fileParts: [{ ordinalNumber: 1, fileSize: 16, fileHash: sha256(Buffer.from('b')) }],
        },
        encryption: {
          encryptedSymmetricKey: (await client.encryptFor('SymmetricKeyEncryption', randomBytes(32)))
            .encrypted,
          initializationVector: randomBytes(16).toString('base64'),
        },
      },
    });
    const { url, headers } = opened.json.partUploadRequests[0];
    const put = (address: string) => fetch(address, { method: 'PUT', headers, body: 'x' });
    expect((await put(url.replace(/\/1\?/, '/2?'))).status).toBe(403);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(400);
    expect((await fetch(url, { method: 'PUT', headers, body: 'x'.repeat(100) })).status).toBe(400);
    await client.control('/clock', { advanceMs: 21 * 60_000 });
    expect((await put(url)).status).toBe(403);
    const later = await logIn(client, SELLER);
    const { json } = await client.call('GET', `/sessions/${opened.json.referenceNumber}`, {
      bearer: later.access,
    });
    expect(json.status).toMatchObject({ code: 440, details: ['Przekroczono czas wysyłki'] });
    const close = `/sessions/batch/${opened.json.referenceNumber}/close`;
    const refused = await client.call('POST', close, { bearer: later.access });
    expect(refused.json.exception.exceptionDetailList[0].exceptionCode).toBe(21208);
    await client.control('/clock', { advanceMs: -21 * 60_000 });
  });
});
