import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { InvoiceExportRequest, OpenBatchSessionRequest } from '../../src/contract/index.ts';
import {
  decryptAes,
  decryptRsaOaep,
  encryptAes,
  publicKeyId,
  type SigningIdentity,
  type SymmetricKey,
  selfSignedCertificate,
  sha256Base64,
} from '../../src/crypto/index.ts';
import { type Environment, sandboxEnvironment } from '../../src/index.ts';

/** The side of KSeF that takes batches and gives out exports, with real cryptography and faults on request. */
export class PackageServer {
  /** The package as put together from its decrypted parts. */
  received = Buffer.alloc(0);
  closed = 0;
  /** Whether KSeF has cancelled the session. */
  cancelled = false;
  readonly exported: InvoiceExportRequest[] = [];
  /** Answers of `GET /invoices/exports/…`, in turn. */
  packages: { bytes: Buffer; isTruncated: boolean; last?: string; hwm: string }[] = [];
  /** Decides whether to drop a connection before (or after) acting. */
  fault: (request: IncomingMessage) => 'cut-before' | 'cut-after' | undefined = () => undefined;
  /** Whether any request to storage carried a bearer. */
  leaked = false;
  readonly #server: Server;
  #identity: SigningIdentity | undefined;
  #batch: OpenBatchSessionRequest | undefined;
  #key: SymmetricKey = { key: Buffer.alloc(32), iv: Buffer.alloc(16) };
  readonly #parts = new Map<number, Buffer>();
  readonly #blobs = new Map<string, Buffer>();
  url = '';

  constructor() {
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  async start(): Promise<this> {
    this.#identity = await selfSignedCertificate({
      subject: { kind: 'seal', organizationName: 'MF', nip: '5260250274' },
      key: 'rsa',
    });
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The server has no port.');
    this.url = `http://127.0.0.1:${address.port}`;
    return this;
  }

  environment(): Environment {
    return sandboxEnvironment(this.url);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const fault = this.fault(request);
    if (fault === 'cut-before') return void response.destroy();
    const [status, answer] = this.#act(`${request.method} ${request.url}`, request, body);
    if (fault === 'cut-after') return void response.destroy();
    if (answer instanceof Buffer) response.writeHead(status).end(answer);
    else
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(answer === undefined ? '' : JSON.stringify(answer));
  }

  #act(route: string, request: IncomingMessage, body: Buffer): [number, unknown] {
    if (route.includes('/storage/')) this.leaked ||= request.headers.authorization !== undefined;
    const blob = /^GET \/storage\/(.+)$/.exec(route)?.[1];
    if (blob) return [200, this.#blobs.get(blob)];
    const part = /^PUT \/storage\/part-(\d+)$/.exec(route)?.[1];
    if (part) return this.#takePart(Number(part), body);
    switch (route) {
      case 'GET /v2/security/public-key-certificates':
        return [200, [this.#certificate()]];
      case 'POST /v2/sessions/batch':
        return this.#open(body);
      case 'POST /v2/sessions/batch/20261123-SB-0000000000-0000000000-00/close':
        return this.#closeBatch();
      case 'GET /v2/sessions/20261123-SB-0000000000-0000000000-00':
        return [
          200,
          {
            status: { code: this.cancelled ? 440 : this.closed ? 150 : 100, description: 'x' },
            dateCreated: NOW,
            dateUpdated: NOW,
          },
        ];
      case 'POST /v2/invoices/exports':
        return this.#startExport(body);
      case 'GET /v2/invoices/exports/20261123-EX-0000000000-0000000000-00':
        return [200, this.#exportStatus()];
      default:
        return [404, { title: 'Not Found', status: 404, detail: route }];
    }
  }

  #identityOf(): SigningIdentity {
    if (!this.#identity) throw new Error('The server is not started.');
    return this.#identity;
  }

  #certificate() {
    const { certificate } = this.#identityOf();
    return {
      certificate: certificate.raw.toString('base64'),
      certificateId: sha256Base64(certificate.raw),
      publicKeyId: publicKeyId(certificate.publicKey),
      validFrom: '2020-01-01T00:00:00Z',
      validTo: '2100-01-01T00:00:00Z',
      usage: ['SymmetricKeyEncryption'],
    };
  }

  #takeKey(encryption: { encryptedSymmetricKey: string; initializationVector: string }): void {
    this.#key = {
      key: decryptRsaOaep(
        Buffer.from(encryption.encryptedSymmetricKey, 'base64'),
        this.#identityOf().privateKey,
      ),
      iv: Buffer.from(encryption.initializationVector, 'base64'),
    };
  }

  #open(body: Buffer): [number, unknown] {
    this.#batch = OpenBatchSessionRequest.parse(JSON.parse(body.toString('utf8')));
    this.#takeKey(this.#batch.encryption);
    this.#parts.clear();
    this.cancelled = false;
    const partUploadRequests = this.#batch.batchFile.fileParts.map(({ ordinalNumber }) => ({
      ordinalNumber,
      method: 'PUT',
      url: `${this.url}/storage/part-${ordinalNumber}`,
      headers: { 'x-ms-blob-type': 'BlockBlob' },
    }));
    return [201, { referenceNumber: '20261123-SB-0000000000-0000000000-00', partUploadRequests }];
  }

  #takePart(ordinalNumber: number, body: Buffer): [number, unknown] {
    const declared = this.#batch?.batchFile.fileParts.find((p) => p.ordinalNumber === ordinalNumber);
    if (declared?.fileSize !== body.length || declared.fileHash !== sha256Base64(body))
      return [400, undefined];
    this.#parts.set(ordinalNumber, decryptAes(body, this.#key));
    return [201, undefined];
  }

  #closeBatch(): [number, unknown] {
    if (this.closed++)
      return [
        400,
        {
          title: 'Bad Request',
          status: 400,
          detail: 'x',
          errors: [{ code: 21180, description: 'Status sesji nie pozwala na wykonanie operacji.' }],
        },
      ];
    this.received = Buffer.concat([...this.#parts].toSorted(([a], [b]) => a - b).map(([, bytes]) => bytes));
    const { fileHash, fileSize } = this.#batch!.batchFile;
    if (sha256Base64(this.received) !== fileHash || this.received.length !== fileSize)
      throw new Error('The package was declared differently.');
    return [204, undefined];
  }

  #startExport(body: Buffer): [number, unknown] {
    const request = InvoiceExportRequest.parse(JSON.parse(body.toString('utf8')));
    this.exported.push(request);
    this.#takeKey(request.encryption);
    return [201, { referenceNumber: '20261123-EX-0000000000-0000000000-00' }];
  }

  #exportStatus() {
    const ready = this.packages.shift()!;
    const half = Math.ceil(ready.bytes.length / 2);
    const parts = [ready.bytes.subarray(0, half), ready.bytes.subarray(half)].map((bytes, i) => {
      const encrypted = encryptAes(bytes, this.#key);
      this.#blobs.set(`export-${i}`, encrypted);
      return {
        ordinalNumber: i + 1,
        partName: `export-${i}`,
        method: 'GET',
        url: `${this.url}/storage/export-${i}`,
        partSize: bytes.length,
        partHash: sha256Base64(bytes),
        encryptedPartSize: encrypted.length,
        encryptedPartHash: sha256Base64(encrypted),
        expirationDate: NOW,
      };
    });
    return {
      status: { code: 200, description: 'Eksport faktur zakończony sukcesem' },
      package: {
        invoiceCount: 1,
        size: ready.bytes.length,
        parts: ready.bytes.length > 0 ? parts : [],
        isTruncated: ready.isTruncated,
        lastPermanentStorageDate: ready.last,
        permanentStorageHwmDate: ready.hwm,
        compressionType: 'Zip',
      },
    };
  }
}

const NOW = '2026-11-23T12:00:00Z';
