import type { Acceptance, SentInvoice } from '../../src/state/records.ts';
import { BUYER, SELLER, sha256 } from './client.ts';

/** When stored invoices were received, in milliseconds since 1970. */
export const instant = Date.UTC(2026, 10, 25);
/** A document that is told from others by its number only. */
export const documentOf = (index: number) => Buffer.from(`<Faktura>${index}</Faktura>`.padEnd(1200, ' '));

/** An invoice that was sent and accepted. */
export function sentOf(index: number, more: Partial<SentInvoice> = {}): SentInvoice {
  return {
    referenceNumber: `20261125-EE-${String(index).padStart(10, '0')}-0000000000-00`,
    sessionReference: '20261125-SO-0000000000-0000000000-00',
    ordinal: index + 1,
    hash: sha256(documentOf(index)),
    fileName: `faktura-${index}.xml`,
    receivedAt: instant,
    readyAt: instant,
    outcome: { code: 200, description: 'Sukces' },
    offline: false,
    invoiceNumber: `FV/${index}`,
    ksefNumber: `${SELLER}-20261125-${String(index).padStart(12, '0')}-00`,
    ...more,
  };
}

/** What its document says. */
export function acceptanceOf(index: number): Acceptance & { document: Uint8Array } {
  return {
    issueDate: '2026-11-25',
    seller: { nip: SELLER, name: 'Przykładowa Firma sp. z o.o.' },
    buyer: { identifier: { type: 'Nip', value: BUYER }, name: `Nabywca ${index % 100}` },
    netAmount: 100.5,
    vatAmount: 23.12,
    grossAmount: 123.62,
    currency: 'PLN',
    invoiceType: 'Vat',
    formCode: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
    isSelfInvoicing: false,
    hasAttachment: false,
    thirdSubjects: [],
    acquiredAt: instant + 5,
    document: documentOf(index),
  };
}
