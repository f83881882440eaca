import { createDecipheriv, randomBytes } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Filters from an instant on, a day ago unless given. */
function filtersFrom(
  from = new Date(Date.now() - 86_400_000).toISOString(),
  more: object = {},
  subjectType = 'Subject2',
) {
  return { subjectType, dateRange: { dateType: 'PermanentStorage', from, ...more } };
}

async function order(more: object = {}, key = randomBytes(32), from = client, bearer = buyer) {
  const iv = randomBytes(16);
  const started = await from.call('POST', '/invoices/exports', {
    bearer,
    headers: problem,
    body: {
      encryption: await from.encryption(key, iv),
      filters: filtersFrom(),
      ...more,
    },
  });
  return { started, key, iv };
}

async function finished(reference: string, from = client, bearer = buyer) {
  for (;;) {
    const { json } = await from.call('GET', `/invoices/exports/${reference}`, { bearer });
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

/** Downloads, decrypts and unpacks a package of one part. */
async function unpacked(
  content: { compressionType: string; parts: { url: string }[] },
  { key, iv }: { key: Buffer; iv: Buffer },
) {
  const encrypted = Buffer.from(await (await fetch(content.parts[0]!.url)).arrayBuffer());
  const decipher = createDecipheriv('aes-256-cbc', key, iv);
  const archive = Buffer.concat([decipher.update(encrypted), decipher.final()]);
  return entriesOf(archive, content.compressionType);
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
    const download = await fetch(part.url);
    expect(download.headers.get('x-ms-meta-hash')).toBe(part.encryptedPartHash);
    expect((await fetch(part.url.replace('/1?', '/2?'))).status).toBe(403);
  });

  it.each(['Zip', 'TarGz'])('can carry metadata only, as %s', async (compressionType) => {
    const { started, ...secret } = await order({ onlyMetadata: true, compressionType });
    const { package: content } = await finished(started.json.referenceNumber);
    expect(content.invoiceCount).toBe(3);
    const entries = await unpacked(content, secret);
    expect([...entries.keys()]).toEqual(['_metadata.json']);
    expect(JSON.parse(entries.get('_metadata.json')!).invoices).toHaveLength(3);
  });

  it.each([
    ['Zip', { maxInvoices: 2 }, 2],
    ['TarGz', { maxInvoices: 2 }, 2],
    ['Zip', { maxBytes: 1 }, 1],
  ])(
    'is cut short as %s at a limit, and goes on from its last date',
    async (compressionType, limits, fit) => {
      await client.control('/export-limits', limits);
      const { started, ...secret } = await order({ compressionType });
      const { package: content } = await finished(started.json.referenceNumber);
      expect(content).toMatchObject({ isTruncated: true, invoiceCount: fit });
      const entries = await unpacked(content, secret);
      expect([...entries.keys()]).toEqual([
        ...numbers.slice(0, fit).map((number) => `${number}.xml`),
        '_metadata.json',
      ]);
      const { invoices } = JSON.parse(entries.get('_metadata.json')!);
      expect(content.lastPermanentStorageDate).toBe(invoices.at(-1).permanentStorageDate);
      await client.control('/export-limits', {});
      const next = await order({ compressionType, filters: filtersFrom(content.lastPermanentStorageDate) });
      const rest = await finished(next.started.json.referenceNumber);
      expect(rest.package.isTruncated).toBe(false);
      expect(rest.package.lastPermanentStorageDate).toBeUndefined();
      const seen = await unpacked(rest.package, next);
      expect(seen.has(`${numbers.at(-1)}.xml`)).toBe(true);
    },
  );

  it.each([
    ['Issue', 'lastIssueDate'],
    ['Invoicing', 'lastInvoicingDate'],
  ])('tells of a range of %s dates its own last date, and no high-water mark', async (dateType, name) => {
    await client.control('/export-limits', { maxInvoices: 1 });
    const { started } = await order({ filters: filtersFrom(undefined, { dateType }) });
    const { package: content } = await finished(started.json.referenceNumber);
    await client.control('/export-limits', {});
    expect(content[name]).toMatch(/^20/);
    expect(content.permanentStorageHwmDate).toBeUndefined();
  });

  it('ends at the high-water mark while an older invoice is in process', async () => {
    const own = await freshSandbox();
    const there = clientOf(own);
    const { access } = await logIn(there, SELLER);
    const session = await openSession(there, access);
    const sent = await send(there, access, session, invoiceXml({ number: 'HWM/1' }));
    await new Promise((done) => setTimeout(done, 5));
    await there.control('/faults', {
      operation: 'POST /sessions/online/{referenceNumber}/invoices',
      kind: 'stuck',
      count: 1,
    });
    await send(there, access, session, invoiceXml({ number: 'HWM/2' }));
    await new Promise((done) => setTimeout(done, 5));
    await send(there, access, session, invoiceXml({ number: 'HWM/3' }));
    const restricted = { restrictToPermanentStorageHwmDate: true };
    const query = (from: string, more: object) =>
      there.call('POST', '/invoices/query/metadata', {
        bearer: access,
        body: { subjectType: 'Subject1', dateRange: { dateType: 'PermanentStorage', from, ...more } },
      });
    const past = new Date(Date.now() - 86_400_000).toISOString();
    const all = await query(past, {});
    expect(all.json.invoices).toHaveLength(2);
    const safe = await query(past, restricted);
    expect(safe.json.invoices.map((invoice: { ksefNumber: string }) => invoice.ksefNumber)).toEqual([
      sent.ksefNumber,
    ]);
    const mark = safe.json.permanentStorageHwmDate;
    expect(Date.parse(mark)).toBeLessThan(Date.parse(all.json.invoices.at(-1).permanentStorageDate));
    const above = new Date(Date.parse(mark) + 1).toISOString();
    expect((await query(above, restricted)).json.exception.exceptionDetailList[0].exceptionCode).toBe(21183);
    const { started } = await order({ filters: filtersFrom(above, restricted) }, undefined, there, access);
    const order420 = await finished(started.json.referenceNumber, there, access);
    expect(order420).toMatchObject({ status: { code: 420 } });
    expect(order420.package).toBeUndefined();
    await own.close();
  });

  it('is refused for more than 100 days and for dates without an offset', async () => {
    for (const from of [new Date(Date.now() - 101 * 86_400_000).toISOString(), '2026-11-01T00:00:00']) {
      const { started } = await order({ filters: filtersFrom(from) });
      expect(started.json.errors[0].code).toBe(21405);
    }
    const { started } = await order({
      filters: filtersFrom(new Date(Date.now() - 99 * 86_400_000).toISOString()),
    });
    expect(started.status).toBe(201);
    await finished(started.json.referenceNumber);
  });

  it('refuses an unknown key, and a link once its package has expired', async () => {
    const encryption = {
      encryptedSymmetricKey: randomBytes(256).toString('base64'),
      initializationVector: randomBytes(16).toString('base64'),
      publicKeyId: 'A'.repeat(44),
    };
    expect((await order({ encryption })).started.json.errors[0].code).toBe(21470);
    const { started } = await order();
    const { package: content } = await finished(started.json.referenceNumber);
    const [{ url }] = content.parts;
    expect((await fetch(url)).status).toBe(200);
    await client.control('/clock', { advanceMs: 3 * 86_400_000 + 60_000 });
    expect((await fetch(url)).status).toBe(403);
    await client.control('/clock', { advanceMs: -3 * 86_400_000 - 60_000 });
  });

  it('is finished after a stop of the sandbox', async () => {
    const dataDir = join(folder, 'resumed');
    const first = await freshSandbox({ dataDir });
    const before = clientOf(first);
    const { access } = await logIn(before, SELLER);
    const session = await openSession(before, access);
    await send(before, access, session, invoiceXml({ number: 'R/1' }));
    const { started, key, iv } = await order(
      { filters: filtersFrom(undefined, {}, 'Subject1') },
      undefined,
      before,
      access,
    );
    const reference = started.json.referenceNumber;
    await finished(reference, before, access);
    await first.close();
    // The journal of a sandbox that was killed before the package was made.
    const journal = join(dataDir, 'journal.jsonl');
    const ordered = readFileSync(journal, 'utf8')
      .split('\n')
      .find((line) => line.includes('"collection":"exports"') && line.includes('"order":'));
    appendFileSync(journal, `${ordered}\n`);
    const second = await freshSandbox({ dataDir });
    const { status, package: content } = await finished(reference, clientOf(second), access);
    expect(status.code).toBe(200);
    expect((await unpacked(content, { key, iv })).size).toBe(2);
    await second.close();
  });

  it('is downloaded with bytes that do not fit its hash, or under a wrong hash, as often as told', async () => {
    const { started, ...secret } = await order();
    const { package: content } = await finished(started.json.referenceNumber);
    const [part] = content.parts;
    const operation = 'GET /invoices/exports/{referenceNumber}';
    const download = async () => {
      const answer = await fetch(part.url);
      const bytes = Buffer.from(await answer.arrayBuffer());
      return {
        size: bytes.length,
        isAsAnnounced: sha256(bytes) === part.encryptedPartHash,
        isHeaderAsAnnounced: answer.headers.get('x-ms-meta-hash') === part.encryptedPartHash,
      };
    };
    await client.control('/faults', { operation, kind: 'damaged-file', count: 1 });
    const size = part.encryptedPartSize;
    expect(await download()).toEqual({ size, isAsAnnounced: false, isHeaderAsAnnounced: true });
    await client.control('/faults', { operation, kind: 'wrong-hash', count: 1 });
    expect(await download()).toEqual({ size, isAsAnnounced: true, isHeaderAsAnnounced: false });
    expect(await download()).toEqual({ size, isAsAnnounced: true, isHeaderAsAnnounced: true });
    expect((await unpacked(content, secret)).size).toBe(4);
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
