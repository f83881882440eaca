import { sha256Base64 } from '../crypto/digest.ts';
import { KsefError } from '../errors/ksef-error.ts';
import { Deadline, type Timeouts } from './deadline.ts';
import { compose, type Exchange, type FileBody, type KsefAnswer } from './exchange.ts';
import { failureOfAnswer } from './failure-of-answer.ts';
import { failureOfFetch } from './failure-of-fetch.ts';
import { fetchExchange } from './fetch-exchange.ts';
import { type KsefLogger, logging, teller } from './logging.ts';

/** What presigned addresses are used with. */
export interface StorageContext {
  readonly fetch: typeof globalThis.fetch;
  /** Root of the API: its own host is always allowed. */
  readonly apiUrl: string;
  /** Suffixes of further hosts, e.g. `.blob.core.windows.net`. */
  readonly storageHosts: readonly string[];
  readonly timeouts: Timeouts;
  readonly logger?: KsefLogger;
}

// KSeF allows twenty minutes for each part.
const UPLOAD_MS = 20 * 60_000;

/**
 * Checks that a presigned address is one that KSeF may have given out.
 * @throws KsefError `integrity` `foreign-address`
 */
export function checkStorageAddress(
  address: string,
  { apiUrl, storageHosts }: Pick<StorageContext, 'apiUrl' | 'storageHosts'>,
): URL {
  const api = new URL(apiUrl);
  const url = new URL(address, api);
  const sameHost = url.host === api.host && url.protocol === api.protocol;
  const known = url.protocol === 'https:' && storageHosts.some((suffix) => url.hostname.endsWith(suffix));
  if (sameHost || known) return url;
  throw new KsefError(`KSeF gave out an address on a foreign host (${url.host}); nothing is sent there.`, {
    kind: 'integrity',
    code: 'foreign-address',
  });
}

/**
 * Fetches a document from a presigned address: no access token, no redirects, hash checked where announced.
 * @throws KsefError `integrity` when the address is foreign or the hash differs; transport errors
 */
export async function fetchFromStorage(
  address: string,
  context: StorageContext,
  signal?: AbortSignal,
): Promise<Buffer> {
  const url = checkStorageAddress(address, context);
  const answer = await exchangeOf(
    context,
    context.timeouts,
  )({
    operation: 'storage.fetch',
    method: 'GET',
    url: url.href,
    headers: {},
    repeat: 'always',
    limit: {},
    group: 'storage',
    context: '',
    signal,
  });
  checkAnnouncedHash(answer);
  return answer.bytes;
}

/**
 * Reads from a presigned address as a stream, for what is too big for memory: no access token, no redirects.
 * @throws KsefError `integrity` when the address is foreign; transport errors
 */
export async function* streamFromStorage(
  address: string,
  context: StorageContext,
  signal?: AbortSignal,
): AsyncGenerator<Buffer, void> {
  const url = checkStorageAddress(address, context);
  const deadline = new Deadline(context.timeouts, signal);
  const tell = teller(context.logger, { operation: 'storage.fetch', method: 'GET', url: url.href });
  try {
    const response = await deadline.headersOf(() =>
      context.fetch(url, { redirect: 'manual', signal: deadline.signal }),
    );
    if (response.ok) tell(response);
    else {
      const bytes = Buffer.from(await response.arrayBuffer());
      throw failureOfAnswer({ status: response.status, headers: response.headers, bytes }, 'storage.fetch');
    }
    if (!response.body) return;
    for await (const chunk of response.body) {
      deadline.bodyGoesOn();
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
  } catch (cause) {
    const error =
      cause instanceof KsefError
        ? cause
        : failureOfFetch(cause, { operation: 'storage.fetch', deadline, signal });
    tell(error);
    throw error;
  } finally {
    deadline.clear();
  }
}

/** How a part of a batch is uploaded. */
export interface StorageUpload {
  readonly method: string;
  readonly url: string;
  /** Sent exactly as given, and nothing else. */
  readonly headers: Readonly<Record<string, string | null>>;
}

/**
 * Uploads a part to a presigned address: no access token, no redirects.
 * @throws KsefError `integrity` when the address is foreign; `forbidden` when its time has run out; transport errors
 */
export async function uploadToStorage(
  upload: StorageUpload,
  body: FileBody,
  context: StorageContext,
  signal?: AbortSignal,
): Promise<void> {
  const url = checkStorageAddress(upload.url, context);
  const headers = Object.entries(upload.headers).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  await exchangeOf(context, { ...context.timeouts, headersMs: UPLOAD_MS })({
    operation: 'storage.upload',
    method: upload.method,
    url: url.href,
    headers: Object.fromEntries(headers),
    body,
    repeat: 'always',
    limit: {},
    group: 'storage',
    context: '',
    signal,
  });
}

function exchangeOf({ fetch, logger }: StorageContext, timeouts: Timeouts): Exchange {
  return compose(logger ? [logging(logger)] : [], fetchExchange(fetch, timeouts));
}

function checkAnnouncedHash({ headers, bytes }: KsefAnswer): void {
  const hash = headers.get('x-ms-meta-hash') ?? undefined;
  checkHash(bytes, hash, 'The document');
}

/**
 * Compares bytes with their announced SHA-256.
 * @param expected Base64; nothing is checked when undefined
 * @throws KsefError `integrity` `hash-mismatch`
 */
export function checkHash(bytes: Uint8Array, expected: string | undefined, what: string): void {
  if (expected === undefined || sha256Base64(bytes) === expected) return;
  throw new KsefError(`${what} arrived with another SHA-256 than KSeF announced; fetch it again.`, {
    kind: 'integrity',
    code: 'hash-mismatch',
    retryable: true,
  });
}
