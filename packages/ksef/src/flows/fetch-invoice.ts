import type { KsefClient } from '../client.ts';
import { sha256Base64 } from '../crypto/digest.ts';
import { checkHash } from '../http/storage.ts';

/** An invoice as KSeF keeps it. */
export interface FetchedInvoice {
  readonly ksefNumber: string;
  readonly xml: Buffer;
  /** SHA-256 of the XML, Base64. */
  readonly hash: string;
}

/**
 * Fetches the XML of an invoice and checks its hash.
 * @throws KsefError `refused` 21164 (unknown) or 21165 (not yet available); `integrity` when the hash differs
 */
export async function fetchInvoice(
  client: KsefClient,
  ksefNumber: string,
  signal?: AbortSignal,
): Promise<FetchedInvoice> {
  const { bytes, hash } = await client.invoices.byKsefNumber(ksefNumber, { signal });
  checkHash(bytes, hash, 'The invoice');
  return { ksefNumber, xml: bytes, hash: hash ?? sha256Base64(bytes) };
}
