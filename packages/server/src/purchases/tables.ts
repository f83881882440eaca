import type { ColumnType, Generated } from 'kysely';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Purchase, PurchaseSyncFailure } from './contract.ts';

type Json<T> = ColumnType<T, string, string>;

export interface PurchaseTable {
  company_id: string;
  id: Generated<string>;
  environment: EnvironmentId;
  ksef_number: string;
  kind: string;
  number: string;
  issue_date: string;
  received_at: Date;
  seller_name: string;
  seller_nip: string;
  seller_address: string | null;
  net: string;
  vat: string;
  gross: string;
  currency: string;
  due_date: string | null;
  bank_account: string | null;
  lines: Json<Purchase['lines']>;
  rates: Json<Purchase['rates']>;
  warnings: Json<Purchase['warnings']>;
  state: Generated<'new' | 'seen' | 'hidden'>;
  search_text: string;
  fetched_at: Date;
}

/** The XML as it came from KSeF; the database refuses to change it. */
export interface PurchaseDocumentTable {
  company_id: string;
  purchase_id: string;
  xml: Buffer;
  hash: Buffer;
}

export interface PurchaseSyncTable {
  company_id: string;
  environment: EnvironmentId;
  state: 'idle' | 'running' | 'failed';
  started_at: Date | null;
  finished_at: Date | null;
  found: Generated<number>;
  added: Generated<number>;
  next_at: Date | null;
  /** Everything that KSeF stored up to this instant is here. */
  complete_until: Date | null;
  failure: ColumnType<PurchaseSyncFailure | null, string | null, string | null>;
}

export interface PurchaseTables {
  purchases: PurchaseTable;
  purchase_documents: PurchaseDocumentTable;
  purchase_syncs: PurchaseSyncTable;
}
