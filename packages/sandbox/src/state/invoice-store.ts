import type { Change } from '../platform/journal.ts';
import { type AcceptedInvoice, Acceptance, InvoiceEntry, type SentInvoice } from './records.ts';
import { createSlabs } from './slabs.ts';
import { compactSent, createInvoicePools, StoredInvoice } from './stored-invoice.ts';

/** What makes two invoices the same in KSeF. */
export type DuplicateKey = { seller: { nip: string }; invoiceType: string; invoiceNumber: string };

/** Every sent invoice and, of the accepted ones, what queries show and the XML. */
export interface InvoiceStore {
  /** Keeps an invoice, with its XML when it is accepted: one line of the journal, so all of it or nothing. */
  keepInvoice(sent: SentInvoice, accepted?: Acceptance & { document: Uint8Array }): void;
  /** A sent invoice by its reference number. */
  readonly sentInvoices: { get(reference: string): SentInvoice | undefined; readonly size: number };
  /** An accepted invoice by its KSeF number. */
  readonly acceptedInvoices: { get(ksefNumber: string): StoredInvoice | undefined; readonly size: number };
  /** The XML of an accepted invoice by its KSeF number. */
  readonly documents: { get(ksefNumber: string): { bytes: Uint8Array } | undefined };
  /** Invoices of a session in the order in which they were sent. */
  invoicesOfSession(reference: string): readonly SentInvoice[];
  /** How many invoices were sent in a session. */
  countOfSession(reference: string): number;
  /** Accepted invoices on which this NIP is the seller, buyer, third or authorised party. */
  invoicesOfNip(nip: string): readonly StoredInvoice[];
  /** Accepted invoices whose processing is not over yet. */
  invoicesInProcess(): StoredInvoice[];
  /** The accepted invoice with the same seller, kind and number. */
  findDuplicate(invoice: DuplicateKey): StoredInvoice | undefined;
  /** The accepted invoice whose XML has this SHA-256 (Base64). */
  findByHash(hash: string): StoredInvoice | undefined;
  /** Refused invoices that were declared with this SHA-256 (Base64), also those still in process. */
  findRefused(hash: string): readonly SentInvoice[];
  /** The accepted technical correction of the invoice with this SHA-256 (Base64). */
  findTechnicalCorrection(hash: string): SentInvoice | undefined;
}

/** What the store offers to the state that owns it. */
export interface OwnedInvoiceStore extends InvoiceStore {
  readonly name: string;
  readonly size: number;
  load(change: Change): void;
  check(change: Change): void;
  changes(): Iterable<Change>;
  clear(): void;
}

const NIP_LENGTH = 10;

function duplicateKey({ seller, invoiceType, invoiceNumber }: DuplicateKey): string {
  return `${seller.nip}|${invoiceType}|${invoiceNumber}`;
}

/**
 * NIP numbers and internal identifiers of everybody named on an invoice, each internal identifier with the NIP that it
 * begins with: a unit is a part of its taxpayer, who sees all that any unit sees.
 */
export function partiesOf(
  invoice: Pick<AcceptedInvoice['metadata'], 'seller' | 'buyer' | 'authorizedSubject' | 'thirdSubjects'>,
): Set<string> {
  const { seller, buyer, authorizedSubject, thirdSubjects = [] } = invoice;
  const parties = [
    seller.nip,
    ...identifiersIn(buyer.identifier),
    authorizedSubject?.nip ?? '',
    ...(thirdSubjects ?? []).flatMap(({ identifier }) => identifiersIn(identifier)),
  ];
  return new Set(parties.filter((party) => party !== ''));
}

/** A number under another type, such as a foreign one, names nobody who has a context. */
function identifiersIn({ type, value }: { type: string; value?: string | null | undefined }): string[] {
  if (type === 'Nip') return [value ?? ''];
  return type === 'InternalId' && value ? [value, value.slice(0, NIP_LENGTH)] : [];
}

function append<T>(index: Map<string, T[]>, key: string, value: T): void {
  const list = index.get(key);
  if (list) list.push(value);
  else index.set(key, [value]);
}

function toChange(sent: SentInvoice, accepted: (Acceptance & { document: Uint8Array }) | undefined): Change {
  const value: InvoiceEntry = {
    sent,
    ...(accepted && {
      accepted: Acceptance.parse(accepted),
      document: Buffer.from(accepted.document).toString('base64'),
    }),
  };
  return { collection: 'invoices', key: sent.referenceNumber, value };
}

/** Invoices that report every addition to the journal. `elapsed` is the machine's time. */
export function createInvoiceStore(
  journal: (change: () => Change) => void,
  elapsed: () => number,
): OwnedInvoiceStore {
  const pools = createInvoicePools();
  const slabs = createSlabs();
  const byReference = new Map<string, SentInvoice>();
  const ofSession = new Map<string, SentInvoice[]>();
  const corrections = new Map<string, SentInvoice>();
  const refused = new Map<string, SentInvoice[]>();
  const byKsefNumber = new Map<string, StoredInvoice>();
  const byHash = new Map<string, StoredInvoice>();
  const byDuplicateKey = new Map<string, StoredInvoice>();
  const ofNip = new Map<string, StoredInvoice[]>();
  const inProcess = new Set<StoredInvoice>();

  /** Looks at the two oldest invoices in process, so that the set stays small without ever being searched. */
  const settle = () => {
    for (const invoice of inProcess.values().take(2)) {
      inProcess.delete(invoice);
      if (invoice.readyAt > elapsed()) inProcess.add(invoice);
    }
  };
  const keep = (given: SentInvoice, accepted: Acceptance | undefined, document: Uint8Array | undefined) => {
    const sent = compactSent(given, pools);
    byReference.set(sent.referenceNumber, sent);
    append(ofSession, sent.sessionReference, sent);
    if (sent.ksefNumber === undefined) append(refused, sent.hash, sent);
    if (!accepted || !document || sent.ksefNumber === undefined) return;
    if (sent.hashOfCorrected !== undefined) corrections.set(sent.hashOfCorrected, sent);
    const invoice = new StoredInvoice(sent, accepted, slabs.add(document), pools);
    byKsefNumber.set(invoice.ksefNumber, invoice);
    byHash.set(sent.hash, invoice);
    byDuplicateKey.set(duplicateKey(invoice), invoice);
    for (const nip of partiesOf(invoice)) append(ofNip, nip, invoice);
    settle();
    inProcess.add(invoice);
  };

  return {
    name: 'invoices',
    get size() {
      return byReference.size;
    },
    keepInvoice(sent, accepted) {
      journal(() => toChange(sent, accepted));
      keep(sent, accepted, accepted?.document);
    },
    sentInvoices: byReference,
    acceptedInvoices: byKsefNumber,
    documents: {
      get(ksefNumber) {
        const invoice = byKsefNumber.get(ksefNumber);
        return invoice && { bytes: invoice.document };
      },
    },
    invoicesOfSession: (reference) => ofSession.get(reference) ?? [],
    countOfSession: (reference) => ofSession.get(reference)?.length ?? 0,
    invoicesOfNip: (nip) => ofNip.get(nip) ?? [],
    invoicesInProcess() {
      for (const invoice of inProcess) if (invoice.readyAt <= elapsed()) inProcess.delete(invoice);
      return [...inProcess];
    },
    findDuplicate: (invoice) => byDuplicateKey.get(duplicateKey(invoice)),
    findByHash: (hash) => byHash.get(hash),
    findRefused: (hash) => refused.get(hash) ?? [],
    findTechnicalCorrection: (hash) => corrections.get(hash),
    load(change) {
      const { sent, accepted, document } = InvoiceEntry.parse(change.value);
      keep(sent, accepted, document === undefined ? undefined : Buffer.from(document, 'base64'));
    },
    check: (change) => void InvoiceEntry.parse(change.value),
    *changes() {
      for (const sent of byReference.values()) {
        yield toChange(sent, sent.ksefNumber === undefined ? undefined : byKsefNumber.get(sent.ksefNumber));
      }
    },
    clear() {
      for (const index of [byReference, ofSession, corrections, byKsefNumber, byHash]) index.clear();
      for (const index of [byDuplicateKey, ofNip, inProcess, refused]) index.clear();
      for (const pool of Object.values(pools)) pool.clear();
      slabs.clear();
    },
  };
}
