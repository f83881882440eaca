import type { FormCode, InvoiceMetadata } from '@skryba/ksef/contract';
import { isoInstant } from '../platform/clock.ts';
import { createPool, type Pool } from './pool.ts';
import type { AcceptedInvoice, Acceptance, SentInvoice, Status } from './records.ts';
import type { Place } from './slabs.ts';

/** What invoices have in common. */
export interface InvoicePools {
  readonly texts: Pool<string>;
  readonly statuses: Pool<Status>;
  readonly sellers: Pool<InvoiceMetadata['seller']>;
  readonly buyers: Pool<InvoiceMetadata['buyer']>;
  readonly thirdSubjects: Pool<InvoiceMetadata['thirdSubjects']>;
  readonly authorizedSubjects: Pool<InvoiceMetadata['authorizedSubject']>;
  readonly forms: Pool<FormCode>;
}

/** Empty pools. */
export function createInvoicePools(): InvoicePools {
  return {
    texts: createPool(),
    statuses: createPool(),
    sellers: createPool(),
    buyers: createPool(),
    thirdSubjects: createPool(),
    authorizedSubjects: createPool(),
    forms: createPool(),
  };
}

/** A text of its own: a part of a longer one would keep the whole in memory. */
function detached(text: string): string;
function detached(text: string | undefined): string | undefined;
function detached(text: string | undefined): string | undefined {
  return text === undefined ? undefined : Buffer.from(text).toString();
}

/** A sent invoice in its most compact form: always the same fields in the same order. */
export function compactSent(sent: SentInvoice, pools: InvoicePools): SentInvoice {
  return {
    referenceNumber: sent.referenceNumber,
    sessionReference: pools.texts.share(sent.sessionReference),
    ordinal: sent.ordinal,
    hash: sent.hash,
    fileName: detached(sent.fileName),
    receivedAt: sent.receivedAt,
    readyAt: sent.readyAt,
    outcome: pools.statuses.share(sent.outcome),
    offline: sent.offline,
    invoiceNumber: detached(sent.invoiceNumber),
    ksefNumber: sent.ksefNumber,
    hashOfCorrected: sent.hashOfCorrected,
  };
}

/**
 * An accepted invoice as memory keeps it: flat, and without anything that can be derived, so that a million of them
 * fit. Its fields are named as in `InvoiceMetadata`, so that filters read them without making the metadata.
 */
export class StoredInvoice implements AcceptedInvoice {
  readonly sent: SentInvoice;
  readonly ksefNumber: string;
  readonly invoiceNumber: string;
  readonly issueDate: string;
  readonly seller: InvoiceMetadata['seller'];
  readonly buyer: InvoiceMetadata['buyer'];
  readonly netAmount: number;
  readonly vatAmount: number;
  readonly grossAmount: number;
  readonly currency: string;
  readonly invoiceType: string;
  readonly formCode: FormCode;
  readonly isSelfInvoicing: boolean;
  readonly hasAttachment: boolean;
  readonly thirdSubjects: InvoiceMetadata['thirdSubjects'];
  readonly authorizedSubject: InvoiceMetadata['authorizedSubject'];
  readonly acquiredAt: number;
  readonly #slab: Buffer;
  readonly #start: number;
  readonly #end: number;

  constructor(sent: SentInvoice, accepted: Acceptance, place: Place, pools: InvoicePools) {
    this.sent = sent;
    this.ksefNumber = sent.ksefNumber ?? '';
    this.invoiceNumber = sent.invoiceNumber ?? '';
    this.issueDate = pools.texts.share(accepted.issueDate);
    this.seller = pools.sellers.share(accepted.seller);
    this.buyer = pools.buyers.share(accepted.buyer);
    this.netAmount = accepted.netAmount;
    this.vatAmount = accepted.vatAmount;
    this.grossAmount = accepted.grossAmount;
    this.currency = pools.texts.share(accepted.currency);
    this.invoiceType = pools.texts.share(accepted.invoiceType);
    this.formCode = pools.forms.share(accepted.formCode);
    this.isSelfInvoicing = accepted.isSelfInvoicing;
    this.hasAttachment = accepted.hasAttachment;
    this.thirdSubjects = accepted.thirdSubjects && pools.thirdSubjects.share(accepted.thirdSubjects);
    this.authorizedSubject =
      accepted.authorizedSubject && pools.authorizedSubjects.share(accepted.authorizedSubject);
    this.acquiredAt = accepted.acquiredAt;
    this.#slab = place.slab;
    this.#start = place.start;
    this.#end = place.end;
  }

  get invoicingMode(): InvoiceMetadata['invoicingMode'] {
    return this.sent.offline ? 'Offline' : 'Online';
  }
  get sessionReference(): string {
    return this.sent.sessionReference;
  }
  get invoiceReference(): string {
    return this.sent.referenceNumber;
  }
  get readyAt(): number {
    return this.sent.readyAt;
  }
  get receivedAt(): number {
    return this.sent.receivedAt;
  }
  /** Later than the KSeF number, as the contract says of `permanentStorageDate`. */
  get storedAt(): number {
    return this.acquiredAt + 1;
  }
  /** The XML. */
  get document(): Uint8Array {
    return this.#slab.subarray(this.#start, this.#end);
  }

  get metadata(): InvoiceMetadata {
    const { sent } = this;
    return {
      ksefNumber: this.ksefNumber,
      invoiceNumber: this.invoiceNumber,
      issueDate: this.issueDate,
      invoicingDate: isoInstant(sent.receivedAt),
      acquisitionDate: isoInstant(this.acquiredAt),
      permanentStorageDate: isoInstant(this.storedAt),
      seller: this.seller,
      buyer: this.buyer,
      netAmount: this.netAmount,
      grossAmount: this.grossAmount,
      vatAmount: this.vatAmount,
      currency: this.currency,
      invoicingMode: this.invoicingMode,
      invoiceType: this.invoiceType,
      formCode: this.formCode,
      isSelfInvoicing: this.isSelfInvoicing,
      hasAttachment: this.hasAttachment,
      invoiceHash: sent.hash,
      ...(sent.hashOfCorrected === undefined ? {} : { hashOfCorrectedInvoice: sent.hashOfCorrected }),
      thirdSubjects: this.thirdSubjects,
      ...(this.authorizedSubject ? { authorizedSubject: this.authorizedSubject } : {}),
    };
  }
}
