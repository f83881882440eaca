import { createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import type { ArchiveEntry } from '../../src/archives/archive-failure.ts';
import { readTar } from '../../src/archives/read-tar.ts';
import { readZip } from '../../src/archives/read-zip.ts';
import type { Client } from './client.ts';
import { problem } from './scenario.ts';

const LARGEST_ENTRY = 100_000_000;
const Metadata = z.object({
  invoices: z.array(z.looseObject({ ksefNumber: z.string(), hasAttachment: z.boolean() })),
});

/** Orders an export, waits for its end, downloads, decrypts and unpacks it. */
export async function exportInvoices(client: Client, bearer: string, filters: object, more: object = {}) {
  const key = randomBytes(32);
  const iv = randomBytes(16);
  const encryption = await client.encryption(key, iv);
  const ordered = await client.call('POST', '/invoices/exports', {
    bearer,
    headers: problem,
    body: { encryption, filters, ...more },
  });
  if (!ordered.json?.referenceNumber) throw new Error(ordered.text);
  const state = await finished(client, bearer, ordered.json.referenceNumber);
  const parts: Buffer[] = [];
  for (const { method, url } of state.package?.parts ?? []) {
    const bytes = Buffer.from(await (await fetch(url, { method })).arrayBuffer());
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    parts.push(Buffer.concat([decipher.update(bytes), decipher.final()]));
  }
  const archive = Buffer.concat(parts);
  const compression = archive[0] === 0x1f ? 'TarGz' : 'Zip';
  const files = parts.length === 0 ? new Map<string, string>() : await unpack(archive, compression);
  const metadata = files.get('_metadata.json');
  return {
    state,
    compression,
    metadata: metadata === undefined ? [] : Metadata.parse(JSON.parse(metadata)).invoices,
    /** Invoices by file name. */
    documents: new Map([...files].filter(([name]) => name.endsWith('.xml'))),
  };
}

async function finished(client: Client, bearer: string, reference: string) {
  for (;;) {
    const { json } = await client.call('GET', `/invoices/exports/${reference}`, { bearer });
    if (json.status.code !== 100) return json;
    await sleep(10);
  }
}

async function unpack(archive: Buffer, compression: 'Zip' | 'TarGz'): Promise<Map<string, string>> {
  if (compression === 'TarGz')
    return collect(readTar(Readable.from([archive]).pipe(createGunzip()), LARGEST_ENTRY));
  const folder = await mkdtemp(join(tmpdir(), 'export-'));
  const path = join(folder, 'package.zip');
  await writeFile(path, archive);
  const file = await open(path);
  try {
    return await collect(readZip(file, archive.length, LARGEST_ENTRY));
  } finally {
    await file.close();
    await rm(folder, { recursive: true });
  }
}

async function collect(entries: AsyncIterable<ArchiveEntry>): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for await (const { name, bytes } of entries) files.set(name, Buffer.from(bytes).toString('utf8'));
  return files;
}
