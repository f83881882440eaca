// The sandbox: interactive invoices a second, a batch of 10,000 invoices, start, memory per stored invoice.
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeZip } from '../packages/sandbox/src/archives/write-archive.ts';
import { startSandbox } from '../packages/sandbox/src/index.ts';
import {
  clientOf,
  FA3,
  logIn,
  openSession,
  SELLER,
  sendBody,
} from '../packages/sandbox/test/support/client.ts';
import { invoiceXml } from '../packages/sandbox/test/support/invoice.ts';

const ONLINE = 1500;
const BATCH = 10_000;
const CONCURRENCY = 8;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');

const began = performance.now();
const sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
await fetch(`${sandbox.url}/v2/auth/challenge`, { method: 'POST' });
const startMs = performance.now() - began;
const client = clientOf(sandbox);
const { access } = await logIn(client, SELLER);

async function measureOnline(): Promise<{ perSecond: number; upoMs: number }> {
  const session = await openSession(client, access);
  const bodies = Array.from({ length: ONLINE }, (_, index) =>
    JSON.stringify(sendBody(invoiceXml({ number: `O/${index}` }), session)),
  );
  const headers = { authorization: `Bearer ${access}`, 'content-type': 'application/json' };
  const url = `${sandbox.url}/v2/sessions/online/${session.reference}/invoices`;
  const references: string[] = [];
  const started = performance.now();
  const worker = async () => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const response = await fetch(url, { method: 'POST', headers, body });
      if (response.status !== 202) throw new Error(await response.text());
      const { referenceNumber } = JSON.parse(await response.text());
      references.push(referenceNumber);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const perSecond = ONLINE / ((performance.now() - started) / 1000);
  const upoStarted = performance.now();
  const sample = references.slice(0, 100);
  for (const reference of sample) {
    const path = `/v2/sessions/${session.reference}/invoices/${reference}/upo`;
    await (await fetch(sandbox.url + path, { headers })).arrayBuffer();
  }
  return { perSecond, upoMs: (performance.now() - upoStarted) / sample.length };
}

async function measureBatch(): Promise<{ ms: number; bytesPerInvoice: number }> {
  const documents = Array.from({ length: BATCH }, (_, index) => ({
    name: `${index}.xml`,
    bytes: Buffer.from(invoiceXml({ number: `B/${index}` })),
  }));
  const documentBytes = documents.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const archive = writeZip(documents);
  const key = randomBytes(32);
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const part = Buffer.concat([cipher.update(archive), cipher.final()]);
  const { encrypted, publicKeyId } = await client.encryptFor('SymmetricKeyEncryption', key);
  const { json } = await client.call('POST', '/sessions/batch', {
    bearer: access,
    body: {
      formCode: FA3,
      batchFile: {
        fileSize: archive.length,
        fileHash: sha256(archive),
        fileParts: [{ ordinalNumber: 1, fileSize: part.length, fileHash: sha256(part) }],
      },
      encryption: {
        encryptedSymmetricKey: encrypted,
        initializationVector: iv.toString('base64'),
        publicKeyId,
      },
    },
  });
  const [upload] = json.partUploadRequests;
  await fetch(upload.url, { method: upload.method, headers: upload.headers, body: new Uint8Array(part) });
  documents.length = 0;
  globalThis.gc?.();
  const before = process.memoryUsage();
  const started = performance.now();
  await client.call('POST', `/sessions/batch/${json.referenceNumber}/close`, { bearer: access });
  for (;;) {
    const status = await client.call('GET', `/sessions/${json.referenceNumber}`, { bearer: access });
    if (status.json.status.code === 200) break;
    if (status.json.status.code !== 150) throw new Error(status.text);
    await sleep(50);
  }
  const ms = performance.now() - started;
  globalThis.gc?.();
  const after = process.memoryUsage();
  const kept = after.heapUsed + after.external - before.heapUsed - before.external;
  return { ms, bytesPerInvoice: (kept - documentBytes) / BATCH };
}

const online = await measureOnline();
const batch = await measureBatch();
await sandbox.close();
const result = {
  startMs: Math.round(startMs),
  onlinePerSecond: Math.round(online.perSecond),
  upoMs: Number(online.upoMs.toFixed(2)),
  batch10000Ms: Math.round(batch.ms),
  // Only with `node --expose-gc` is the memory measured after a collection.
  bytesPerInvoiceAboveDocument: Math.round(batch.bytesPerInvoice),
};
if (process.argv.includes('--json')) console.log(JSON.stringify(result));
else console.table(result);
