import type { ColumnType, Generated } from 'kysely';
import type { EnvironmentId } from '../platform/http/schemas.ts';

/** The taxpayers that this installation works for; texts are empty, not null, when unknown. */
export interface CompanyTable {
  id: Generated<string>;
  nip: string;
  name: string;
  address_line1: string;
  address_line2: string;
  bank_account: string;
  bank_name: string;
  email: string;
  phone: string;
  number_pattern: string;
  /** The environment that the company works in now; null until it is connected. */
  environment: EnvironmentId | null;
  created_at: ColumnType<Date, Date, never>;
  updated_at: Date;
}

export interface CompanyTables {
  companies: CompanyTable;
}
