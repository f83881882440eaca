import { createHash } from 'node:crypto';

/** SHA-256 of an invoice's XML bytes, 32 bytes: the mark by which KSeF knows the file. */
export function invoiceHash(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

/** Base64 with the URL alphabet and no padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');
}
