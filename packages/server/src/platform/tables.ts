import type { ColumnType, Generated } from 'kysely';

type CreatedAt = ColumnType<Date, Date, never>;

/** The one row about this installation. */
export interface InstallationTable {
  the_one: Generated<boolean>;
  /** Names the master key without revealing it; null until the first start has made one. */
  master_key_id: string | null;
  /** Set once, by the first owner. */
  owner_id: string | null;
}

/** One row per company: its data key, wrapped with the master key. */
export interface CompanyKeyTable {
  company_id: string;
  wrapped_key: Buffer;
  created_at: CreatedAt;
}

/** Sealed bytes: only `vault.open` makes them readable. */
export interface SecretTable {
  company_id: string;
  id: string;
  purpose: string;
  sealed: Buffer;
  created_at: CreatedAt;
}

export interface PlatformTables {
  installation: InstallationTable;
  company_keys: CompanyKeyTable;
  secrets: SecretTable;
}
