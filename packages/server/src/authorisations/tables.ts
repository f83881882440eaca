import type { ColumnType, Generated } from 'kysely';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { AuthorisationMethod, AuthorisationState, VerificationStep } from './contract.ts';
import type { StoredFailure } from './failure.ts';

/** The AuthTokenRequest handed out for signing elsewhere. */
export interface StoredSigning {
  challenge: string;
  /** Instant, ISO 8601 UTC: the end of the challenge's life. */
  expiresAt: string;
  fileName: string;
  /** The document to sign. */
  xml: string;
}

export interface AuthorisationTable {
  company_id: string;
  id: Generated<string>;
  environment: EnvironmentId;
  method: AuthorisationMethod;
  state: AuthorisationState;
  steps_done: Generated<VerificationStep[]>;
  permissions: Generated<string[]>;
  hint: Generated<string>;
  secret_id: string | null;
  secret_hash: Buffer | null;
  token_reference: string | null;
  keep_connected: Generated<boolean>;
  signing: ColumnType<StoredSigning | null, string | null, string | null>;
  signed_file_id: string | null;
  failure: ColumnType<StoredFailure | null, string | null, string | null>;
  failed_tries: Generated<number>;
  connected_at: Date | null;
  valid_until: Date | null;
  last_used_at: Date | null;
  created_at: ColumnType<Date, Date, never>;
  updated_at: Date;
  removed_at: Date | null;
}

/** The log-in that is open in a context; its tokens are in the vault. */
export interface KsefLoginTable {
  company_id: string;
  environment: EnvironmentId;
  authorisation_id: string;
  secret_id: string;
  access_valid_until: Date;
  refresh_valid_until: Date;
  updated_at: Date;
}

export interface ProductionConsentTable {
  company_id: string;
  confirmed_at: Date;
  confirmed_by: string;
}

export interface AuthorisationTables {
  authorisations: AuthorisationTable;
  ksef_logins: KsefLoginTable;
  production_consents: ProductionConsentTable;
}
