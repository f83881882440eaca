import type { ColumnType } from 'kysely';

export type Role = 'owner' | 'accountant' | 'clerk' | 'viewer';

/** People who sign in; written by the sign-in library. */
export interface PersonTable {
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  created_at: Date;
  updated_at: Date;
}

/** Who may do what for which company. */
export interface MembershipTable {
  company_id: string;
  user_id: string;
  role: Role;
  created_at: ColumnType<Date, Date, never>;
}

export interface AccountTables {
  people: PersonTable;
  memberships: MembershipTable;
}
