import type { KsefClient } from '../client.ts';
import type { KsefPublicKey, PublicKeyUsage } from '../crypto/public-key.ts';
import { isKsefError } from '../errors/ksef-error.ts';

const KEY_UNKNOWN = 21470;

/**
 * Does something with a public key of KSeF and, when KSeF has withdrawn that key meanwhile, once more with a fresh one.
 * Source: the guide's `bezpieczenstwo/klucze-publiczne-do-szyfrowania.md`, 4.4.
 */
export async function withPublicKey<T>(
  client: KsefClient,
  usage: PublicKeyUsage,
  use: (key: KsefPublicKey) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const key = await client.publicKey(usage, { signal });
  try {
    return await use(key);
  } catch (error) {
    if (!isKsefError(error) || error.code !== KEY_UNKNOWN) throw error;
    return use(await client.publicKey(usage, { fresh: true, signal }));
  }
}
