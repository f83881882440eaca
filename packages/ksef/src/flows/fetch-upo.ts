import type { KsefClient } from '../client.ts';
import { checkHash, fetchFromStorage } from '../http/storage.ts';

/** Which UPO: of an invoice by either number, one page of a session's, or behind a presigned address. */
export type UpoSource =
  | { readonly sessionReferenceNumber: string; readonly ksefNumber: string }
  | { readonly sessionReferenceNumber: string; readonly invoiceReferenceNumber: string }
  | { readonly sessionReferenceNumber: string; readonly upoReferenceNumber: string }
  | { readonly downloadUrl: string };

/**
 * Fetches a UPO and checks its hash where KSeF announces one.
 * @returns the signed XML, byte for byte
 * @throws KsefError `integrity` when the hash differs or the address is foreign; `refused` 21178 when there is none yet
 */
export async function fetchUpo(client: KsefClient, source: UpoSource, signal?: AbortSignal): Promise<Buffer> {
  if ('downloadUrl' in source) return fetchFromStorage(source.downloadUrl, client.storage, signal);
  const { sessionReferenceNumber: session } = source;
  const { bytes, hash } =
    'ksefNumber' in source
      ? await client.sessions.upoByKsefNumber(session, source.ksefNumber, { signal })
      : 'invoiceReferenceNumber' in source
        ? await client.sessions.upoByInvoiceReference(session, source.invoiceReferenceNumber, { signal })
        : await client.sessions.upo(session, source.upoReferenceNumber, { signal });
  checkHash(bytes, hash, 'The UPO');
  return bytes;
}
