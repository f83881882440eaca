import { isValidNip } from '@skryba/fa';
import type { Services } from '../platform/services.ts';
import { isProcessed } from '../sessions/session-status.ts';
import type { AcceptedInvoice } from '../state/records.ts';
import { findDocument } from './find-document.ts';

/** What KOD I carries, as it stands in its address. */
export interface InvoiceCode {
  readonly nip: string;
  /** `DD-MM-RRRR`. */
  readonly date: string;
  /** SHA-256 of the XML in base64url. */
  readonly hash: string;
}

/** What is known of the document that a KOD I names. */
export type InvoiceCodeVerdict =
  | {
      readonly outcome: 'found';
      readonly invoice: AcceptedInvoice;
      /** Whether the code is of an earlier document, which was refused, and this is its technical correction. */
      readonly isCorrection: boolean;
    }
  /** Accepted, but its processing is not over: the KSeF number is not given yet. */
  | { readonly outcome: 'processing' }
  /** The document is there, but the code names another day or another seller. */
  | {
      readonly outcome: 'mismatch';
      readonly nipDiffers: boolean;
      readonly dateDiffers: boolean;
      readonly invoice: AcceptedInvoice;
    }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'malformed'; readonly parts: readonly ('nip' | 'date' | 'hash')[] };

/** A SHA-256 in base64url as Base64; undefined when it is none. */
export function hashOfCode(text: string): string | undefined {
  return /^[\w-]{43}=?$/.test(text) ? Buffer.from(text, 'base64url').toString('base64') : undefined;
}

function dayOf(text: string): string | undefined {
  const [, day, month, year] = /^(\d\d)-(\d\d)-(\d{4})$/.exec(text) ?? [];
  const plain = `${year}-${month}-${day}`;
  const instant = Date.parse(`${plain}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(plain) ? plain : undefined;
}

/** Looks up the document that a KOD I names. Source: the guide's `kody-qr.md`, 1. */
export function verifyInvoiceCode(services: Services, code: InvoiceCode): InvoiceCodeVerdict {
  const hash = hashOfCode(code.hash);
  const issueDate = dayOf(code.date);
  const isNip = isValidNip(code.nip);
  if (hash === undefined || issueDate === undefined || !isNip) {
    const parts = [
      ...(isNip ? [] : (['nip'] as const)),
      ...(issueDate === undefined ? (['date'] as const) : []),
      ...(hash === undefined ? (['hash'] as const) : []),
    ];
    return { outcome: 'malformed', parts };
  }
  const invoice = findDocument(services, hash);
  if (!invoice) return { outcome: 'not-found' };
  const nipDiffers = invoice.metadata.seller.nip !== code.nip;
  const dateDiffers = invoice.metadata.issueDate !== issueDate;
  if (nipDiffers || dateDiffers) return { outcome: 'mismatch', nipDiffers, dateDiffers, invoice };
  if (!isProcessed(services, invoice)) return { outcome: 'processing' };
  return { outcome: 'found', invoice, isCorrection: invoice.sent.hash !== hash };
}
