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

/** Failed attempts to sign in; `subject` is `email:…` or `address:…`. */
export interface SignInAttemptTable {
  subject: string;
  failures: number;
  window_ends_at: Date;
}

export interface AccountTables {
  people: PersonTable;
  memberships: MembershipTable;
  sign_in_attempts: SignInAttemptTable;
}
