import type { ColumnType, GeneratedAlways } from 'kysely';
import type { InvoiceDraft, InvoiceTotals, StoredParty } from './contract.ts';

type Json<T> = ColumnType<T, string, string>;

export interface InvoiceTable {
  company_id: string;
  id: string;
  state: 'draft' | 'issued';
  kind: string;
  /** Empty until it is given or issued. */
  number: string;
  /** Legal date, `YYYY-MM-DD`. */
  issue_date: string;
  position: GeneratedAlways<number>;
  buyer_name: string;
  buyer_nip: string | null;
  /** Decimals as text, two places. */
  net: string;
  vat: string;
  gross: string;
  currency: string;
  due_date: string | null;
  paid_on: string | null;
  /** Lower case: number, buyer and NIP. */
  search_text: string;
  draft: Json<InvoiceDraft>;
  totals: Json<InvoiceTotals>;
  created_at: ColumnType<Date, Date, never>;
  updated_at: Date;
  issued_at: Date | null;
}

/** The XML of an issued invoice; the database refuses to change it. */
export interface InvoiceDocumentTable {
  company_id: string;
  invoice_id: string;
  xml: Buffer;
  /** SHA-256 of `xml`. */
  hash: Buffer;
  created_at: Date;
}

export interface NumberSeriesTable {
  company_id: string;
  pattern: string;
  period: string;
  next_sequence: number;
}

export interface BuyerTable {
  company_id: string;
  key: string;
  search_text: string;
  party: Json<StoredParty>;
  last_used_at: Date;
}

/** Kept by triggers; see the migration for the buckets. */
export interface InvoiceTallyTable {
  company_id: string;
  /** Empty for the buckets of the company itself. */
  environment: string;
  bucket: string;
  currency: string;
  documents: number;
  gross: string;
}

export interface InvoiceTables {
  invoices: InvoiceTable;
  invoice_documents: InvoiceDocumentTable;
  number_series: NumberSeriesTable;
  buyers: BuyerTable;
  invoice_tallies: InvoiceTallyTable;
}
