import type { PlainDate } from '../dates/plain-date.ts';
import { toBase64Url } from './hash.ts';

/** What KOD I is made of. */
export interface Kod1 {
  /** Address of the environment's QR pages, e.g. `https://qr.ksef.mf.gov.pl`. */
  qrUrl: string;
  sellerNip: string;
  /** P_1 of the invoice, `YYYY-MM-DD`. */
  issueDate: PlainDate;
  /** SHA-256 of the XML, 32 bytes. */
  hash: Uint8Array;
}

/** What KOD II is made of, before it is signed. */
export interface Kod2 {
  qrUrl: string;
  contextType: 'Nip' | 'InternalId' | 'NipVatUe' | 'PeppolId';
  contextValue: string;
  sellerNip: string;
  /** Serial number of the Offline certificate, hexadecimal, upper case. */
  certificateSerial: string;
  hash: Uint8Array;
}

/**
 * The link behind KOD I: where anyone can check that an invoice is in KSeF and unchanged.
 * Source: guide of KSeF 2.0, chapter "Kody QR", 1.
 */
export function kod1Link({ qrUrl, sellerNip, issueDate, hash }: Kod1): string {
  const [year, month, day] = issueDate.split('-');
  return `${withoutSlash(qrUrl)}/invoice/${sellerNip}/${day}-${month}-${year}/${toBase64Url(hash)}`;
}

/**
 * The link behind KOD II without its signature. The signature (RSA-PSS or ECDSA over {@link kod2SignedText})
 * is appended after a slash, base64url. Source: guide of KSeF 2.0, chapter "Kody QR", 2.
 */
export function kod2UnsignedLink(kod: Kod2): string {
  const context = `${kod.contextType}/${encodeURIComponent(kod.contextValue)}`;
  const document = `${kod.sellerNip}/${kod.certificateSerial}/${toBase64Url(kod.hash)}`;
  return `${withoutSlash(kod.qrUrl)}/certificate/${context}/${document}`;
}

/** The text that the Offline certificate's key signs: the unsigned link without its protocol. */
export function kod2SignedText(unsignedLink: string): string {
  return unsignedLink.replace(/^https?:\/\//u, '');
}

function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url;
}
