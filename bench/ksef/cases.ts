import { spawn } from 'node:child_process';
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGzip, deflateRawSync, inflateRawSync } from 'node:zlib';
import {
  createKsefClient,
  downloadExport,
  logInWithToken,
  packBatch,
  sandboxEnvironment,
  sendBatch,
} from '@skryba/ksef';
import {
  buildAuthTokenRequest,
  encryptAes,
  generateSymmetricKey,
  selfSignedCertificate,
  sha256Base64,
  signXades,
} from '@skryba/ksef/crypto';
import { startSandbox } from '@skryba/sandbox';
import { invoice, invoices } from './invoices.ts';

/** Numbers that a measurement gives; times in milliseconds, sizes in bytes. */
export type Figures = Record<string, number>;

const COUNT = 10_000;

/** The measurements, each run in a process of its own. */
export const cases: Record<string, () => Promise<Figures>> = {
  'pack-zip': () => pack('Zip'),
  'pack-zip-floor': () => floor('Zip'),
  'pack-zip-peer': () => peer('Zip'),
  'pack-targz': () => pack('TarGz'),
  'pack-targz-floor': () => floor('TarGz'),
  'pack-targz-peer': () => peer('TarGz'),
  'send-1gb': sendLarge,
  'xades-sign': sign,
  'token-log-in': logIn,
  export: exportPackage,
  'export-floor': exportFloor,
};

async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'ksef-bench-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

// The invoices are made beforehand, so that all three are measured on the same work.
const prepared = () => Array.from({ length: COUNT }, (_, i) => invoice(i));

function pack(format: 'Zip' | 'TarGz'): Promise<Figures> {
  const files = prepared();
  return withFolder(async (folder) => {
    let bytes = 0;
    const baseline = process.memoryUsage().rss;
    const ms = await timed(async () => {
      ({ fileSize: bytes } = await packBatch(files, { folder, key: generateSymmetricKey(), format }));
    });
    return { ms, bytes, memory: process.resourceUsage().maxRSS * 1024 - baseline };
  });
}

/** Bare zlib, AES and SHA-256 over the same bytes, with the same hashes: of each invoice, of the package, of the encrypted package. */
async function floor(format: 'Zip' | 'TarGz'): Promise<Figures> {
  const files = prepared();
  return withFolder(async (folder) => {
    const ms = await timed(async () => {
      const cipher = createCipheriv('aes-256-cbc', randomBytes(32), randomBytes(16));
      const [plain, encrypted] = [createHash('sha256'), createHash('sha256')];
      const take = function* (chunk: Buffer) {
        plain.update(chunk);
        const bytes = cipher.update(chunk);
        encrypted.update(bytes);
        yield bytes;
      };
      const out = createWriteStream(join(folder, 'floor'));
      if (format === 'Zip') {
        for (const { xml } of files) {
          sha256Base64(xml);
          for (const bytes of take(deflateRawSync(xml))) out.write(bytes);
        }
        await new Promise<void>((done) => out.end(done));
      } else {
        const source = Readable.from(
          (function* () {
            for (const { xml } of files) {
              sha256Base64(xml);
              yield xml;
            }
          })(),
        );
        await pipeline(
          source,
          createGzip(),
          async function* (chunks: AsyncIterable<Buffer>) {
            for await (const chunk of chunks) yield* take(chunk);
          },
          out,
        );
      }
      cipher.final();
      plain.digest();
      encrypted.digest();
    });
    return { ms };
  });
}

/** The same job by ksef-client-ts. */
async function peer(format: 'Zip' | 'TarGz'): Promise<Figures> {
  const { BatchFileBuilder, createTarGz, createZip } = await import('ksef-client-ts');
  const entries = prepared().map(({ fileName, xml }) => ({ fileName, content: xml }));
  const baseline = process.memoryUsage().rss;
  const key = generateSymmetricKey();
  const ms = await timed(async () => {
    const archive = await (format === 'Zip' ? createZip(entries) : createTarGz(entries));
    BatchFileBuilder.build(archive, (part) => new Uint8Array(encryptAes(part, key)));
  });
  return { ms, memory: process.resourceUsage().maxRSS * 1024 - baseline };
}

/** Packs 1 GB that cannot be packed smaller, and uploads it, in a process apart from the sandbox that takes it. */
function sendLarge(): Promise<Figures> {
  const noise = randomBytes(100_000);
  const files = function* () {
    for (let i = 0; i < COUNT; i++) {
      noise.writeUInt32LE(i, 0);
      yield { fileName: `${i}.xml`, xml: noise };
    }
  };
  return withFolder((folder) =>
    withSandboxProcess(async ({ url, token }) => {
      const ksef = createKsefClient({ environment: sandboxEnvironment(url) });
      const client = ksef.withAuth(await logInWithToken(ksef, { nip: '1111111111', token }));
      const baseline = process.memoryUsage().rss;
      const started = performance.now();
      const figures: Record<string, number> = {};
      const sent = sendBatch(client, files(), {
        folder,
        onState: ({ step, batch }) => {
          figures[`${step}Ms`] = performance.now() - started;
          figures['bytes'] = batch.fileSize;
          // Its processing is the sandbox's business.
          if (step === 'uploaded') throw new Uploaded();
        },
      });
      await sent.catch((error: unknown) => {
        if (!(error instanceof Uploaded)) throw error;
      });
      return {
        ms: performance.now() - started,
        ...figures,
        memory: process.resourceUsage().maxRSS * 1024 - baseline,
      };
    }),
  );
}

class Uploaded extends Error {}

async function withSandboxProcess<T>(
  use: (sandbox: { url: string; token: string }) => Promise<T>,
): Promise<T> {
  const script = fileURLToPath(new URL('sandbox-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  try {
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    return await use(JSON.parse(String(line)));
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function sign(): Promise<Figures> {
  const identity = await selfSignedCertificate({
    subject: { kind: 'seal', organizationName: 'Przykładowa', nip: '1111111111' },
    key: 'rsa',
  });
  const xml = buildAuthTokenRequest({
    challenge: '20250604-CR-461EA5B000-537A6BA15D-D7',
    context: { type: 'Nip', value: '1111111111' },
    subjectIdentifierType: 'certificateSubject',
  });
  signXades(xml, identity);
  const rounds = 100;
  const ms = await timed(async () => {
    for (let i = 0; i < rounds; i++) signXades(xml, identity);
  });
  return { ms: ms / rounds };
}

/** Log-in by token to a sandbox in this process: the whole, and what was spent waiting for its answers. */
async function logIn(): Promise<Figures> {
  const sandbox = await startSandbox({ port: 0, processingDelayMs: 0 });
  let waited = 0;
  const client = createKsefClient({
    environment: sandboxEnvironment(sandbox.url),
    fetch: async (input, init) => {
      const started = performance.now();
      const response = await fetch(input, init);
      const body = await response.arrayBuffer();
      waited += performance.now() - started;
      return new Response(response.status === 204 ? null : body, response);
    },
  });
  const rounds = 20;
  const { token } = sandbox.issueToken({ nip: '1111111111', permissions: ['InvoiceWrite'] });
  await logInWithToken(client, { nip: '1111111111', token });
  waited = 0;
  const ms = await timed(async () => {
    for (let i = 0; i < rounds; i++) await logInWithToken(client, { nip: '1111111111', token });
  });
  await sandbox.close();
  return { ms: ms / rounds, overWaits: (ms - waited) / rounds };
}

interface Prepared {
  readonly path: string;
  readonly key: ReturnType<typeof generateSymmetricKey>;
  readonly plainHash: string;
  readonly size: number;
}

async function prepareExport(folder: string): Promise<Prepared> {
  const key = generateSymmetricKey();
  const packed = await packBatch(invoices(COUNT), { folder, key });
  const [part] = packed.parts;
  if (!part) throw new Error('Nothing was packed.');
  return { path: part.path, key, plainHash: packed.fileHash, size: packed.fileSize };
}

/** Download over loopback HTTP, decrypt, unpack, verify each invoice. */
function exportPackage(): Promise<Figures> {
  return withFolder(async (folder) => {
    const source = await prepareExport(folder);
    const server = createServer((_, response) => void createReadStream(source.path).pipe(response));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    const client = createKsefClient({ environment: sandboxEnvironment(`http://127.0.0.1:${address.port}`) });
    const encrypted = await readFile(source.path);
    const ready = {
      invoiceCount: COUNT,
      size: source.size,
      isTruncated: false,
      compressionType: 'Zip',
      parts: [
        {
          ordinalNumber: 1,
          partName: 'part',
          method: 'GET',
          url: `http://127.0.0.1:${address.port}/part`,
          partSize: source.size,
          partHash: source.plainHash,
          encryptedPartSize: encrypted.length,
          encryptedPartHash: sha256Base64(encrypted),
          expirationDate: '2100-01-01T00:00:00Z',
        },
      ],
    };
    const state = {
      referenceNumber: 'bench',
      key: {
        key: Buffer.from(source.key.key).toString('base64'),
        iv: Buffer.from(source.key.iv).toString('base64'),
      },
    };
    let files = 0;
    const ms = await timed(async () => {
      for await (const { bytes } of downloadExport(client, state, ready, { folder })) {
        sha256Base64(bytes);
        files++;
      }
    });
    server.close();
    server.closeAllConnections();
    return { ms, files };
  });
}

/** Bare decryption, hashing and inflating of the same package in memory. */
function exportFloor(): Promise<Figures> {
  return withFolder(async (folder) => {
    const source = await prepareExport(folder);
    const encrypted = await readFile(source.path);
    const deflated = Array.from({ length: COUNT }, (_, i) => deflateRawSync(invoice(i).xml));
    const ms = await timed(async () => {
      sha256Base64(encrypted);
      const decipher = createDecipheriv('aes-256-cbc', source.key.key, source.key.iv);
      const plain = Buffer.concat([decipher.update(encrypted), decipher.final()]);
      sha256Base64(plain);
      await writeFile(join(folder, 'floor'), plain);
      for (const data of deflated) sha256Base64(inflateRawSync(data));
    });
    return { ms };
  });
}
