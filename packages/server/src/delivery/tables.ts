import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Bilingual } from '../platform/http/route.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { DeliveryStatus } from './contract.ts';
import type { StoredProblem } from './problem.ts';

type Json<T> = ColumnType<T, string, string>;

export interface DeliveryTable {
  company_id: string;
  environment: EnvironmentId;
  invoice_id: string;
  status: DeliveryStatus;
  since: Date;
  queued_at: Date;
  queued_by: string;
  session_reference: string | null;
  invoice_reference: string | null;
  ksef_number: string | null;
  accepted_at: Date | null;
  problem: ColumnType<StoredProblem | null, string | null, string | null>;
  failed_tries: Generated<number>;
  next_try_at: Date | null;
  /** Accepted, and the UPO is still to be fetched. */
  upo_pending: Generated<boolean>;
}

export interface DeliveryAttemptTable {
  company_id: string;
  id: Generated<string>;
  environment: EnvironmentId;
  invoice_id: string;
  session_reference: string;
  started_at: Date;
  finished_at: Date | null;
  /** Null: the answer has not come, or was lost. */
  outcome: 'sent' | 'refused' | 'not-sent' | 'found' | 'not-found' | null;
}

export interface DeliverySessionTable {
  company_id: string;
  environment: EnvironmentId;
  reference: string;
  opened_at: Date;
  valid_until: Date | null;
  closed_at: Date | null;
}

export interface DeliveryEventTable {
  company_id: string;
  environment: EnvironmentId;
  invoice_id: string;
  sequence: GeneratedAlways<number>;
  at: Date;
  kind: string;
  message: Json<Bilingual>;
  official: ColumnType<{ code: number; text: string } | null, string | null, never>;
}

export interface UpoTable {
  company_id: string;
  environment: EnvironmentId;
  invoice_id: string;
  xml: Buffer;
  hash: Buffer;
  fetched_at: Date;
}

export interface DeliveryTables {
  deliveries: DeliveryTable;
  delivery_attempts: DeliveryAttemptTable;
  delivery_sessions: DeliverySessionTable;
  delivery_events: DeliveryEventTable;
  upos: UpoTable;
}
