import { sha256Base64 } from '../crypto/digest.ts';
import { KsefError } from '../errors/ksef-error.ts';
import type { KsefAnswer } from './exchange.ts';
import { fetchExchange, type Timeouts } from './fetch-exchange.ts';

/** What presigned addresses are used with. */
export interface StorageContext {
  readonly fetch: typeof globalThis.fetch;
  /** Root of the API: its own host is always allowed. */
  readonly apiUrl: string;
  /** Suffixes of further hosts, e.g. `.blob.core.windows.net`. */
  readonly storageHosts: readonly string[];
  readonly timeouts: Timeouts;
}

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
  const answer = await fetchExchange(
    context.fetch,
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
    ...(signal ? { signal } : {}),
  });
  checkAnnouncedHash(answer);
  return answer.bytes;
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
