import {
  constants,
  createCipheriv,
  createHash,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/index.ts';
import type { ContractVersion } from '../../src/platform/contract-version.ts';
import { checkAnswer, type Origin } from './contract.ts';

/** JSON that a test looks into freely. */
type Json = ReturnType<typeof JSON.parse>;

/** An answer of the sandbox; `json` is what a test wants to look into. */
export interface Answer {
  status: number;
  text: string;
  headers: Headers;
  json: Json;
}

export interface CallOptions {
  bearer?: string | undefined;
  body?: unknown;
  headers?: Record<string, string>;
  /** Whether a body that is a text goes out as JSON rather than as XML. */
  isJson?: boolean;
}

/** SHA-256 in Base64. */
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');

/** Plainly made-up taxpayers with valid checksums. */
export const SELLER = '1111111111';
export const BUYER = '2222222222';

/** A sandbox without processing delays on a free port. */
export function freshSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startSandbox({ port: 0, processingDelayMs: 0, ...options });
}

/** How a client sends its requests. */
type Send = (
  url: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<Response>;

/** A bare client of the API: every answer is checked against the contract. */
export function clientOf(
  sandbox: Pick<Sandbox, 'url'>,
  sendRequest: Send = fetch,
  contract: ContractVersion = '2.8.1',
  origin: Origin = 'request',
) {
  const call = async (method: string, path: string, options: CallOptions = {}): Promise<Answer> => {
    const { body } = options;
    const isText = typeof body === 'string';
    const response = await sendRequest(`${sandbox.url}/v2${path}`, {
      method,
      headers: {
        ...(options.bearer === undefined ? {} : { authorization: `Bearer ${options.bearer}` }),
        ...(body === undefined
          ? {}
          : { 'content-type': isText && !options.isJson ? 'application/xml' : 'application/json' }),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    checkAnswer(method, path, { status: response.status, contentType: type, body: text }, contract, origin);
    return {
      status: response.status,
      text,
      headers: response.headers,
      json: type.includes('json') && text ? JSON.parse(text) : undefined,
    };
  };
  const control = async (path: string, body?: unknown, method = 'POST') => {
    const response = await fetch(`${sandbox.url}/_sandbox${path}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : undefined };
  };
  const publicKey = async (usage: string) => {
    const { json } = await call('GET', '/security/public-key-certificates');
    const found = json.findLast((entry: { usage: string[] }) => entry.usage.includes(usage));
    const { publicKey: key } = new X509Certificate(Buffer.from(found.certificate, 'base64'));
    return { key, publicKeyId: String(found.publicKeyId) };
  };
  const encryptFor = async (usage: string, plain: Uint8Array) => {
    const { key, publicKeyId } = await publicKey(usage);
    const padding = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
    return { encrypted: publicEncrypt({ key, ...padding }, plain).toString('base64'), publicKeyId };
  };
  /** The symmetric key of a session or an export, as requests carry it. */
  const encryption = async (key: Uint8Array = randomBytes(32), iv: Uint8Array = randomBytes(16)) => {
    const { encrypted, publicKeyId } = await encryptFor('SymmetricKeyEncryption', key);
    const initializationVector = Buffer.from(iv).toString('base64');
    return { encryptedSymmetricKey: encrypted, initializationVector, publicKeyId };
  };
  return { call, control, encryptFor, encryption };
}

export type Client = ReturnType<typeof clientOf>;

/** Starts a log-in by token and gives its first answer. */
export async function startTokenLogIn(
  client: Client,
  token: string,
  nip: string,
  shift = 0,
  more: object = {},
): Promise<Answer> {
  const { json: challenge } = await client.call('POST', '/auth/challenge');
  const text = Buffer.from(`${token}|${challenge.timestampMs + shift}`);
  const { encrypted, publicKeyId } = await client.encryptFor('KsefTokenEncryption', text);
  return client.call('POST', '/auth/ksef-token', {
    body: {
      challenge: challenge.challenge,
      contextIdentifier: { type: 'Nip', value: nip },
      encryptedToken: encrypted,
      publicKeyId,
      fieldOfTheFuture: true,
      ...more,
    },
  });
}

/** The bearers of a finished log-in. */
export interface Bearers {
  access: string;
  refresh: string;
  reference: string;
}

/** Redeems a started log-in. */
export async function finishLogIn(client: Client, started: Answer): Promise<Bearers> {
  const bearer = started.json.authenticationToken.token;
  const { json, text } = await client.call('POST', '/auth/token/redeem', { bearer });
  if (!json?.accessToken) throw new Error(text);
  return {
    access: json.accessToken.token,
    refresh: json.refreshToken.token,
    reference: started.json.referenceNumber,
  };
}

/** Logs in with a fresh token of the owner. */
export async function logIn(
  client: Client,
  nip: string,
  permissions: string[] = ['InvoiceWrite', 'InvoiceRead'],
): Promise<Bearers & { tokenReference: string; token: string }> {
  const { json } = await client.control('/tokens', { nip, permissions });
  const bearers = await finishLogIn(client, await startTokenLogIn(client, json.token, nip));
  return { ...bearers, tokenReference: json.referenceNumber, token: json.token };
}

/** An unsigned AuthTokenRequest. */
export function authTokenRequest(challenge: string, nip: string): string {
  return (
    '<?xml version="1.0" encoding="utf-8"?><AuthTokenRequest xmlns="http://ksef.mf.gov.pl/auth/token/2.1">' +
    `<Challenge>${challenge}</Challenge><ContextIdentifier><Nip>${nip}</Nip></ContextIdentifier>` +
    '<SubjectIdentifierType>certificateSubject</SubjectIdentifierType></AuthTokenRequest>'
  );
}

/** Starts a log-in with a document signed by the sandbox itself. */
export async function startXadesLogIn(
  client: Client,
  nip: string,
  as: string,
  signerNip = nip,
): Promise<Answer> {
  const { json: challenge } = await client.call('POST', '/auth/challenge');
  const xml = authTokenRequest(challenge.challenge, nip);
  const signed = await client.control('/sign', { xml, as, nip: signerNip });
  return client.call('POST', '/auth/xades-signature', { body: signed.text });
}

/** Logs in as the owner by a company seal, which has all permissions. */
export async function logInAsOwner(client: Client, nip: string): Promise<Bearers> {
  return finishLogIn(client, await startXadesLogIn(client, nip, 'seal'));
}

/** An open interactive session with the key to encrypt for it. */
export interface OpenSession {
  reference: string;
  key: Buffer;
  iv: Buffer;
}

export const FA3 = { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' };

/** Opens an interactive session. */
export async function openSession(
  client: Client,
  bearer: string,
  formCode: object = FA3,
  headers: Record<string, string> = {},
): Promise<OpenSession> {
  const key = randomBytes(32);
  const iv = randomBytes(16);
  const { json, text } = await client.call('POST', '/sessions/online', {
    bearer,
    headers,
    body: {
      formCode,
      encryption: await client.encryption(key, iv),
    },
  });
  if (!json?.referenceNumber) throw new Error(text);
  return { reference: json.referenceNumber, key, iv };
}

/** AES-256-CBC. */
export function encrypt(plain: Uint8Array, { key, iv }: Pick<OpenSession, 'key' | 'iv'>): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** The body with which an invoice is sent. */
export function sendBody(xml: string, session: OpenSession, more: object = {}) {
  const plain = Buffer.from(xml);
  const encrypted = encrypt(plain, session);
  return {
    invoiceHash: sha256(plain),
    invoiceSize: plain.length,
    encryptedInvoiceHash: sha256(encrypted),
    encryptedInvoiceSize: encrypted.length,
    encryptedInvoiceContent: encrypted.toString('base64'),
    ...more,
  };
}

/** Sends an invoice and gives its state in the session. */
export async function send(
  client: Client,
  bearer: string,
  session: OpenSession,
  xml: string,
  more: object = {},
) {
  const path = `/sessions/online/${session.reference}/invoices`;
  const sent = await client.call('POST', path, { bearer, body: sendBody(xml, session, more) });
  if (sent.status !== 202) throw new Error(sent.text);
  const { json } = await client.call(
    'GET',
    `/sessions/${session.reference}/invoices/${sent.json.referenceNumber}`,
    { bearer },
  );
  return json;
}
