import { createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTar } from '../src/archives/read-tar.ts';
import { readZip } from '../src/archives/read-zip.ts';
import type { Sandbox } from '../src/index.ts';
import {
  BUYER,
  type Client,
  clientOf,
  freshSandbox,
  logIn,
  openSession,
  SELLER,
  send,
  sha256,
} from './support/client.ts';
import { invoiceXml } from './support/invoice.ts';

const problem = { 'X-Error-Format': 'problem-details' };
const folder = mkdtempSync(join(tmpdir(), 'exports-'));
let sandbox: Sandbox;
let client: Client;
let buyer: string;
const numbers: string[] = [];
beforeAll(async () => {
  sandbox = await freshSandbox();
  client = clientOf(sandbox);
  const seller = (await logIn(client, SELLER)).access;
  buyer = (await logIn(client, BUYER)).access;
  const session = await openSession(client, seller);
  for (const number of ['E/1', 'E/2', 'E/3']) {
    numbers.push((await send(client, seller, session, invoiceXml({ number }))).ksefNumber);
  }
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

async function order(more: object = {}, key = randomBytes(32)) {
  const iv = randomBytes(16);
  const { encrypted, publicKeyId } = await client.encryptFor('SymmetricKeyEncryption', key);
  const from = new Date(Date.now() - 86_400_000).toISOString();
  const started = await client.call('POST', '/invoices/exports', {
    bearer: buyer,
    headers: problem,
    body: {
      encryption: {
        encryptedSymmetricKey: encrypted,
        initializationVector: iv.toString('base64'),
        publicKeyId,
      },
      filters: { subjectType: 'Subject2', dateRange: { dateType: 'PermanentStorage', from } },
      ...more,
    },
  });
  return { started, key, iv };
}

async function finished(reference: string) {
  for (;;) {
    const { json } = await client.call('GET', `/invoices/exports/${reference}`, { bearer: buyer });
    if (json.status.code !== 100) return json;
    await new Promise((done) => setTimeout(done, 10));
  }
}

async function entriesOf(archive: Buffer, type: string) {
  const entries = new Map<string, string>();
  const keep = ({ name, bytes }: { name: string; bytes: Uint8Array }) =>
    entries.set(name, Buffer.from(bytes).toString());
  if (type === 'TarGz') {
    for await (const entry of readTar(Readable.from([archive]).pipe(createGunzip()), 1e7)) keep(entry);
    return entries;
  }
  const path = join(folder, 'export.zip');
  writeFileSync(path, archive);
  const file = await open(path);
  for await (const entry of readZip(file, archive.length, 1e7)) keep(entry);
  await file.close();
  return entries;
}

describe('an export', () => {
  it.each(['Zip', 'TarGz'])('packs invoices and their metadata as %s', async (compressionType) => {
    const { started, key, iv } = await order({ compressionType });
    const { status, package: content } = await finished(started.json.referenceNumber);
    expect(status).toMatchObject({ code: 200 });
    expect(content).toMatchObject({ invoiceCount: 3, isTruncated: false, compressionType });
    const [part] = content.parts;
    const encrypted = Buffer.from(await (await fetch(part.url)).arrayBuffer());
    expect(sha256(encrypted)).toBe(part.encryptedPartHash);
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    const archive = Buffer.concat([decipher.update(encrypted), decipher.final()]);
    expect([archive.length, sha256(archive)]).toEqual([part.partSize, part.partHash]);
    const entries = await entriesOf(archive, compressionType);
    expect([...entries.keys()]).toEqual([...numbers.map((number) => `${number}.xml`), '_metadata.json']);
    expect(entries.get(`${numbers[0]}.xml`)).toBe(invoiceXml({ number: 'E/1' }));
    const { invoices } = JSON.parse(entries.get('_metadata.json')!);
    expect(invoices.map((invoice: { ksefNumber: string }) => invoice.ksefNumber)).toEqual(numbers);
    expect((await fetch(part.url.replace('/1?', '/2?'))).status).toBe(403);
  });

  it('can carry metadata only', async () => {
    const { started } = await order({ onlyMetadata: true });
    expect((await finished(started.json.referenceNumber)).package.invoiceCount).toBe(3);
  });

  it('fails with 415 when its key has a wrong length', async () => {
    const { started } = await order({}, randomBytes(16));
    expect((await finished(started.json.referenceNumber)).status.code).toBe(415);
  });

  it('is not shown to others, nor when unknown, and ends after its retention', async () => {
    const { started } = await order();
    const reference = started.json.referenceNumber;
    await finished(reference);
    const stranger = (await logIn(client, SELLER)).access;
    expect((await client.call('GET', `/invoices/exports/${reference}`, { bearer: stranger })).status).toBe(
      403,
    );
    const unknown = await client.call('GET', `/invoices/exports/${'X'.repeat(36)}`, {
      bearer: buyer,
      headers: problem,
    });
    expect(unknown.json.errors[0].code).toBe(21175);
    await client.control('/clock', { advanceMs: 4 * 86_400_000 });
    const later = (await logIn(client, BUYER)).access;
    expect(
      (await client.call('GET', `/invoices/exports/${reference}`, { bearer: later })).json.status.code,
    ).toBe(210);
    await client.control('/clock', { advanceMs: 4 * 86_400_000 });
    const last = (await logIn(client, BUYER)).access;
    expect((await client.call('GET', `/invoices/exports/${reference}`, { bearer: last })).status).toBe(410);
    await client.control('/clock', { advanceMs: -8 * 86_400_000 });
  });

  it('runs ten times at once at most', async () => {
    await client.control('/processing', { delayMs: 60_000 });
    for (let index = 0; index < 10; index += 1) expect((await order()).started.status).toBe(201);
    expect((await order()).started.json.errors[0].code).toBe(21182);
    await client.control('/processing', { delayMs: 0 });
  });
});
