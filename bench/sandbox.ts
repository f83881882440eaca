// The sandbox in a process of its own: start (of the command, and within the process), interactive invoices a second, a batch of 10,000 invoices from close to
// finished, memory above the documents for every stored invoice, a query over all of them.
// `--batches N` sends N batches (5 unless given).
import { fork } from 'node:child_process';
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { writeZip } from '../packages/sandbox/src/archives/write-archive.ts';
import {
  type Client,
  clientOf,
  FA3,
  logIn,
  openSession,
  SELLER,
  sendBody,
} from '../packages/sandbox/test/support/client.ts';
import { invoiceXml, today } from '../packages/sandbox/test/support/invoice.ts';
import { measureCommandStart } from './sandbox/start-command.ts';

const ONLINE = 1500;
const BATCH = 10_000;
const CONCURRENCY = 8;
const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, batches: { type: 'string', default: '5' } },
});
const batches = Number(options.batches);
const issueDate = today();
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');
const xmlOf = (number: string) => invoiceXml({ number, issueDate });

const Ready = z.object({ url: z.string(), startMs: z.number() });
const Memory = z.object({ heapUsed: z.number(), external: z.number(), rss: z.number() });

async function startProcess() {
  const child = fork(join(import.meta.dirname, 'sandbox/process.ts'), { execArgv: ['--expose-gc'] });
  const { url, startMs } = Ready.parse((await once(child, 'message'))[0]);
  const memory = async () => {
    child.send('memory');
    const { heapUsed, external, rss } = Memory.parse((await once(child, 'message'))[0]);
    return { kept: heapUsed + external, rss };
  };
  return { url, startMs, memory, stop: () => child.disconnect() };
}

async function measureOnline(client: Client, url: string, access: string) {
  const session = await openSession(client, access);
  const bodies = Array.from({ length: ONLINE }, (_, index) =>
    JSON.stringify(sendBody(xmlOf(`O/${index}`), session)),
  );
  const headers = { authorization: `Bearer ${access}`, 'content-type': 'application/json' };
  const references: string[] = [];
  const started = performance.now();
  const worker = async () => {
    for (let body = bodies.pop(); body !== undefined; body = bodies.pop()) {
      const address = `${url}/v2/sessions/online/${session.reference}/invoices`;
      const response = await fetch(address, { method: 'POST', headers, body });
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
    await (await fetch(url + path, { headers })).arrayBuffer();
  }
  return { perSecond, upoMs: (performance.now() - upoStarted) / sample.length };
}

/** Sends a batch; the time from its close to its end, and the size of its documents. */
async function sendBatch(client: Client, access: string, name: string) {
  const documents = Array.from({ length: BATCH }, (_, index) => ({
    name: `${index}.xml`,
    bytes: Buffer.from(xmlOf(`${name}/${index}`)),
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
  const started = performance.now();
  await client.call('POST', `/sessions/batch/${json.referenceNumber}/close`, { bearer: access });
  for (;;) {
    const status = await client.call('GET', `/sessions/${json.referenceNumber}`, { bearer: access });
    if (status.json.status.code === 200) break;
    if (status.json.status.code !== 150) throw new Error(status.text);
    await sleep(50);
  }
  return { ms: performance.now() - started, documentBytes };
}

async function measureQuery(client: Client, access: string): Promise<number> {
  const from = new Date(Date.now() - 86_400_000).toISOString();
  const started = performance.now();
  const { json } = await client.call('POST', '/invoices/query/metadata?pageSize=250&sortOrder=Desc', {
    bearer: access,
    body: {
      subjectType: 'Subject1',
      dateRange: { dateType: 'PermanentStorage', from },
      invoicingMode: 'Online',
      currencyCodes: ['PLN'],
      amount: { type: 'Brutto', from: 100, to: 200 },
    },
  });
  if (json.invoices.length !== 250) throw new Error(JSON.stringify(json).slice(0, 500));
  return performance.now() - started;
}

const commandStartMs = await measureCommandStart();
const began = performance.now();
const sandbox = await startProcess();
const processStartMs = performance.now() - began;
const client = clientOf(sandbox);
const { access } = await logIn(client, SELLER);
const online = await measureOnline(client, sandbox.url, access);
const before = await sandbox.memory();
const times: number[] = [];
let documentBytes = 0;
for (let index = 0; index < batches; index += 1) {
  const batch = await sendBatch(client, access, `B${index}`);
  times.push(batch.ms);
  documentBytes += batch.documentBytes;
}
const after = await sandbox.memory();
const queryMs = await measureQuery(client, access);
sandbox.stop();
const stored = batches * BATCH;
const aboveDocument = (after.kept - before.kept - documentBytes) / stored;
const result = {
  commandStartMs: Math.round(commandStartMs),
  startMs: Math.round(sandbox.startMs),
  // With the start of Node and the reading of every module, uncached and in TypeScript.
  processStartMs: Math.round(processStartMs),
  onlinePerSecond: Math.round(online.perSecond),
  upoMs: Number(online.upoMs.toFixed(2)),
  batch10000Ms: Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN),
  storedInvoices: stored,
  bytesPerDocument: Math.round(documentBytes / stored),
  bytesPerInvoiceAboveDocument: Math.round(aboveDocument),
  residentMegabytes: Math.round(after.rss / 1_000_000),
  queryMs: Math.round(queryMs),
};
if (options.json) console.log(JSON.stringify(result));
else console.table(result);
