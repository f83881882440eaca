import type { ColumnType, Generated } from 'kysely';

/** Written by insertion only; `sequence`, `previous_hash` and `hash` are filled in by the database. */
export interface AuditEntryTable {
  company_id: string;
  sequence: Generated<number>;
  at: ColumnType<Date, Date, never>;
  actor_kind: 'user' | 'job' | 'system';
  actor_id: string | null;
  action: string;
  subject_kind: string | null;
  subject_id: string | null;
  details: ColumnType<Record<string, unknown>, string, never>;
  previous_hash: Generated<Buffer>;
  hash: Generated<Buffer>;
}

export interface AuditTables {
  audit_entries: AuditEntryTable;
}
