import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateSymmetricKey } from '../../src/crypto/index.ts';
import {
  downloadExport,
  fetchUpo,
  type KsefClient,
  packBatch,
  resumeBatch,
  formCodes,
} from '../../src/index.ts';
import { checkStorageAddress } from '../../src/http/storage.ts';
import { createKsefClient } from '../support/client.ts';
import { json, Loopback } from '../support/loopback.ts';

// The API, and a host that nothing may ever reach.
let api: Loopback;
let foreign: Loopback;
let client: KsefClient;
let folder: string;
beforeAll(async () => {
  api = await new Loopback().start();
  foreign = await new Loopback().start();
  folder = mkdtempSync(join(tmpdir(), 'ksef-redirects-'));
  client = createKsefClient({ environment: api.environment(), retry: { attempts: 1 } }).withAuth({
    context: 'Nip|1111111111',
    accessToken: async () => 'an-access-token-of-a-session',
    replace: async () => 'another-access-token',
  });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await api.close();
  await foreign.close();
});
beforeEach(() => foreign.script(json(200, {})));

const part = (url: string) => ({
  ordinalNumber: 1,
  partName: 'part',
  method: 'GET',
  url,
  partSize: 1,
  partHash: 'x',
  encryptedPartSize: 16,
  encryptedPartHash: 'x',
  expirationDate: '2100-01-01T00:00:00Z',
});
const exported = (url: string) => ({
  invoiceCount: 1,
  size: 1,
  isTruncated: false,
  compressionType: 'Zip',
  parts: [part(url)],
});

async function download(url: string): Promise<void> {
  const key = { key: Buffer.alloc(32).toString('base64'), iv: Buffer.alloc(16).toString('base64') };
  for await (const file of downloadExport(client, { referenceNumber: 'x', key }, exported(url), { folder }))
    void file;
}

async function upload(url: string): Promise<void> {
  const key = generateSymmetricKey();
  const batch = await packBatch([{ fileName: 'a.xml', xml: Buffer.from('<a/>') }], { folder, key });
  const status = { status: { code: 100, description: 'x' }, dateCreated: 'x', dateUpdated: 'x' };
  const redirect = foreign.url;
  api.script(json(200, status), (response) => response.writeHead(307, { location: redirect }).end());
  await resumeBatch(client, {
    step: 'opened',
    formCode: formCodes['FA (3)'],
    offlineMode: false,
    key: {
      key: Buffer.from(key.key).toString('base64'),
      iv: Buffer.from(key.iv).toString('base64'),
    },
    batch,
    referenceNumber: '20261125-SB-0000000000-0000000000-00',
    uploads: [{ ordinalNumber: 1, method: 'PUT', url, headers: { 'x-ms-blob-type': 'BlockBlob' } }],
    uploaded: [],
  });
}

const uses = {
  'a part of an export': download,
  'a part of a batch': upload,
  'a UPO': (url: string) => fetchUpo(client, { downloadUrl: url }),
};

describe.each(Object.entries(uses))('%s', (_, use) => {
  it('is never fetched from or sent to a foreign host', async () => {
    api.script(json(200, { status: { code: 100, description: 'x' }, dateCreated: 'x', dateUpdated: 'x' }));
    await expect(use(`${foreign.url}/part`)).rejects.toMatchObject({
      kind: 'integrity',
      code: 'foreign-address',
    });
    expect(foreign.seen).toEqual([]);
  });

  it('follows no redirect, and carries no access token', async () => {
    api.script((response) => response.writeHead(302, { location: `${foreign.url}/elsewhere` }).end());
    await expect(use(`${api.url}/storage/part?sig=a-signature-that-is-secret`)).rejects.toMatchObject({
      kind: 'unexpectedAnswer',
    });
    expect(foreign.seen).toEqual([]);
    const storage = api.seen.filter(({ path }) => path.startsWith('/storage/'));
    expect(storage).toHaveLength(1);
    expect(storage[0]?.headers.authorization).toBeUndefined();
  });
});

describe('an address that KSeF gives out', () => {
  const production = {
    apiUrl: 'https://api.ksef.mf.gov.pl/v2',
    storageHosts: ['.ksef.mf.gov.pl', '.blob.core.windows.net'],
  };
  it.each([
    'https://api.ksef.mf.gov.pl/storage/x',
    'https://files.ksef.mf.gov.pl/x',
    'https://ksef0.blob.core.windows.net/x?sig=y',
  ])('%s is used', (address) => {
    expect(checkStorageAddress(address, production).href).toBe(address);
  });
  it.each([
    'http://files.ksef.mf.gov.pl/x',
    'https://ksef.mf.gov.pl.example.org/x',
    'https://evilksef.mf.gov.pl@example.org/x',
    'https://example.org/.blob.core.windows.net',
    'https://blob.core.windows.net.example.org/x',
    'http://127.0.0.1/x',
    'file:///etc/passwd',
  ])('%s is refused', (address) => {
    expect(() => checkStorageAddress(address, production)).toThrow(
      expect.objectContaining({ kind: 'integrity', code: 'foreign-address' }),
    );
  });
});
