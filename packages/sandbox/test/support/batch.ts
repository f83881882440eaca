import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ArchiveEntry } from '../../src/archives/archive-failure.ts';
import { type Client, encrypt, FA3, sha256 } from './client.ts';
import { type InvoiceParts, invoiceXml } from './invoice.ts';
import { problem } from './scenario.ts';

/** How a package differs from an honest one. */
export interface PackageChange {
  form?: object;
  compressionType?: string;
  offlineMode?: boolean;
  /** Into how many parts the package is cut; one unless given. */
  parts?: number;
  /** Changes the bytes that are uploaded; undefined leaves the part out. */
  spoil?: (part: Buffer, index: number) => Buffer | undefined;
  fileHash?: string;
  fileSize?: number;
  /** Another key or vector than the one that is told. */
  key?: Buffer;
  iv?: Buffer;
  encryptedKey?: string;
  publicKeyId?: string;
  /** How many times the session is closed at once. */
  closes?: number;
  headers?: Record<string, string>;
}

/** Documents under file names, as a batch carries them. */
export function invoiceFiles(
  count: number,
  parts: (index: number) => InvoiceParts,
  xmlOf = invoiceXml,
): ArchiveEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `faktura_${index + 1}.xml`,
    bytes: Buffer.from(xmlOf(parts(index))),
  }));
}

/** Declares a package and gives the answer with the parts as they are to be uploaded. */
export async function openPackage(
  client: Client,
  bearer: string,
  archive: Buffer,
  change: PackageChange = {},
) {
  const key = randomBytes(32);
  const iv = randomBytes(16);
  const count = change.parts ?? 1;
  const length = Math.ceil(archive.length / count);
  const parts = Array.from({ length: count }, (_, index) =>
    encrypt(archive.subarray(index * length, (index + 1) * length), {
      key: change.key ?? key,
      iv: change.iv ?? iv,
    }),
  );
  const encryption = await client.encryption(key, iv);
  const opened = await client.call('POST', '/sessions/batch', {
    bearer,
    headers: { ...problem, ...change.headers },
    body: {
      formCode: change.form ?? FA3,
      ...(change.offlineMode === undefined ? {} : { offlineMode: change.offlineMode }),
      batchFile: {
        fileSize: change.fileSize ?? archive.length,
        fileHash: change.fileHash ?? sha256(archive),
        ...(change.compressionType ? { compressionType: change.compressionType } : {}),
        fileParts: parts.map((part, index) => ({
          ordinalNumber: index + 1,
          fileSize: part.length,
          fileHash: sha256(part),
        })),
      },
      encryption: {
        ...encryption,
        encryptedSymmetricKey: change.encryptedKey ?? encryption.encryptedSymmetricKey,
        publicKeyId: change.publicKeyId ?? encryption.publicKeyId,
      },
    },
  });
  return { opened, parts };
}

/** Opens a batch session, uploads its parts, closes it and waits for its end. */
export async function sendPackage(
  client: Client,
  bearer: string,
  archive: Buffer,
  change: PackageChange = {},
) {
  const { opened, parts } = await openPackage(client, bearer, archive, change);
  if (opened.status !== 201) throw new Error(opened.text);
  for (const request of opened.json.partUploadRequests) {
    const index = request.ordinalNumber - 1;
    const whole = parts[index] ?? Buffer.alloc(0);
    const part = change.spoil ? change.spoil(whole, index) : whole;
    if (!part) continue;
    const { method, headers } = request;
    const uploaded = await fetch(request.url, { method, headers, body: new Uint8Array(part) });
    if (uploaded.status !== 201) throw new Error(await uploaded.text());
  }
  const reference: string = opened.json.referenceNumber;
  const close = () => client.call('POST', `/sessions/batch/${reference}/close`, { bearer, headers: problem });
  const answers = await Promise.all(Array.from({ length: change.closes ?? 1 }, close));
  return {
    reference,
    refused: answers[0]?.json?.errors[0],
    closed: answers.map(({ status }) => status),
    ...(await finished(client, bearer, reference)),
  };
}

async function finished(client: Client, bearer: string, reference: string) {
  for (;;) {
    const { json } = await client.call('GET', `/sessions/${reference}`, { bearer });
    if (json.status.code !== 150) return json;
    await sleep(10);
  }
}
