import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveEntry } from '../src/archives/archive-failure.ts';
import { writeTarGz, writeZip } from '../src/archives/write-archive.ts';
import type { Sandbox } from '../src/index.ts';
import {
  type Client,
  clientOf,
  encrypt,
  FA3,
  freshSandbox,
  logIn,
  SELLER,
  sha256,
} from './support/client.ts';
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

interface Change {
  compressionType?: string;
  parts?: number;
  /** Changes the bytes that are uploaded. */
  spoil?: (part: Buffer, index: number) => Buffer | undefined;
  fileHash?: string;
  key?: Buffer;
}

/** Opens a batch session, uploads its parts, closes it and waits for its end. */
async function sendPackage(archive: Buffer, change: Change = {}) {
  const key = randomBytes(32);
  const iv = randomBytes(16);
  const count = change.parts ?? 1;
  const length = Math.ceil(archive.length / count);
  const parts = Array.from({ length: count }, (_, index) =>
    encrypt(archive.subarray(index * length, (index + 1) * length), { key: change.key ?? key, iv }),
  );
  const { encrypted, publicKeyId } = await client.encryptFor('SymmetricKeyEncryption', key);
  const opened = await client.call('POST', '/sessions/batch', {
    bearer: access,
    body: {
      formCode: FA3,
      batchFile: {
        fileSize: archive.length,
        fileHash: change.fileHash ?? sha256(archive),
        ...(change.compressionType ? { compressionType: change.compressionType } : {}),
        fileParts: parts.map((part, index) => ({
          ordinalNumber: index + 1,
          fileSize: part.length,
          fileHash: sha256(part),
        })),
      },
      encryption: {
        encryptedSymmetricKey: encrypted,
        initializationVector: iv.toString('base64'),
        publicKeyId,
      },
    },
  });
  if (opened.status !== 201) return opened.json;
  for (const request of opened.json.partUploadRequests) {
    const index = request.ordinalNumber - 1;
    const part = change.spoil ? change.spoil(parts[index]!, index) : parts[index];
    if (!part) continue;
    const { method, headers } = request;
    const uploaded = await fetch(request.url, { method, headers, body: new Uint8Array(part) });
    expect(uploaded.status).toBe(201);
  }
  const reference = opened.json.referenceNumber;
  const headers = { 'X-Error-Format': 'problem-details' };
  const closed = await client.call('POST', `/sessions/batch/${reference}/close`, {
    bearer: access,
    headers,
  });
  const refused = closed.json?.errors[0];
  return { reference, refused, ...(await finished(reference)) };
}

async function finished(reference: string) {
  for (;;) {
    const { json } = await client.call('GET', `/sessions/${reference}`, { bearer: access });
    if (json.status.code !== 150) return json;
    await new Promise((done) => setTimeout(done, 10));
  }
}

describe('a batch session', () => {
  it.each([
    ['Zip', writeZip, 1],
    ['Zip', writeZip, 3],
    ['TarGz', writeTarGz, 2],
  ])('takes invoices in %s', async (compressionType, pack, parts) => {
    const name = `${compressionType}/${parts}`;
    const result = await sendPackage(pack(files(`${name}/1`, `${name}/2`, `${name}/2`)), {
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

  it.each<[string, number, Buffer, Change]>([
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
    ['nothing but broken invoices', 445, writeZip([{ name: 'a.xml', bytes: Buffer.from('<a/>') }]), {}],
  ])('ends %s with the right status', async (_name, code, archive, change) => {
    expect((await sendPackage(archive, change)).status.code).toBe(code);
  });

  it('stays open when it is closed without a part or with one of another size', async () => {
    const missing = await sendPackage(writeZip(files('B/1')), { spoil: () => undefined });
    expect(missing.refused).toMatchObject({
      code: 21205,
      details: ["Nie przesłano zadeklarowanej '1' części pliku."],
    });
    expect(missing.status.code).toBe(100);
    const short = await sendPackage(writeZip(files('B/1')), { spoil: (part) => part.subarray(16) });
    expect(short.refused.code).toBe(21157);
  });

  it('takes nothing of a package that is damaged at its end', async () => {
    const good = files('D/1');
    const damaged = writeZip([...good, { name: '../evil.xml', bytes: Buffer.from('x') }]);
    expect((await sendPackage(damaged)).status.code).toBe(430);
    expect(await sendPackage(writeZip(good))).toMatchObject({
      status: { code: 200 },
      successfulInvoiceCount: 1,
    });
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
    await client.control('/clock', { advanceMs: -21 * 60_000 });
  });
});
