import { audit } from '../audit/record.ts';
import { addCompanyIn } from '../companies/add-company.ts';
import { withUser } from '../platform/database/scope.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import type { Authorisation, AuthorisationMethod } from './contract.ts';
import { isAvailable } from './environments.ts';
import { eraseSecrets } from './erase-secrets.ts';
import { alreadyConnected, authorisationNotFound, environmentNotAvailable, roleTooLow } from './errors.ts';
import { presentAuthorisation } from './present.ts';
import { startVerification } from './start-verification.ts';
import {
  type AuthorisationRow,
  findAuthorisation,
  findLiveAuthorisation,
  insertAuthorisation,
} from './store.ts';
import type { AuthorisationTable } from './tables.ts';

/** Where a connection leads, as the person typed it. */
export interface Target {
  environment: EnvironmentId;
  nip: string;
  companyName?: string | undefined;
}

/** What the connection is made with. */
export interface Credentials {
  method: AuthorisationMethod;
  /** SHA-256 of the secret. */
  hash: Buffer;
  /** For the vault. */
  secret: Uint8Array;
  hint: string;
  tokenReference: string | null;
  validUntil: Date | null;
}

/**
 * Keeps a credential and queues its verification, in one transaction; the company is added when its NIP is new.
 * The same form saved twice is one authorisation, checked anew when it had failed for good; another credential replaces only one that KSeF rejected or that has expired.
 * @throws AppError `invalid-fields` (`nip`), `environment-not-available`, `already-connected`, `company-of-others`, `role-too-low`
 */
export function saveCredentials(
  platform: Platform,
  userId: string,
  target: Target,
  credentials: Credentials,
): Promise<Authorisation> {
  return withNewTarget(platform, userId, target, async (tx, companyId, live) => {
    if (live?.secret_hash?.equals(credentials.hash)) {
      if (isOver(live)) await startVerification(platform, tx, live);
      return live.id;
    }
    await makeRoom(platform, tx, live);
    const secretId = await platform.vault.seal(tx, companyId, 'ksef-credentials', credentials.secret);
    const now = platform.clock.now();
    const { id } = await insertAuthorisation(tx, {
      ...newRow(companyId, target, credentials.method, now),
      state: 'verifying',
      hint: credentials.hint,
      secret_id: secretId,
      secret_hash: credentials.hash,
      token_reference: credentials.tokenReference,
      valid_until: credentials.validUntil,
    });
    await startVerification(platform, tx, { company_id: companyId, id });
    await auditSaved(platform, tx, userId, companyId, id, target.environment, credentials.method);
    return id;
  });
}

/** The common frame of saving: the environment exists, the company is there, the person may change it. */
export function withNewTarget(
  platform: Platform,
  userId: string,
  target: Target,
  save: (tx: Tx, companyId: string, live: AuthorisationRow | undefined) => Promise<string>,
): Promise<Authorisation> {
  if (!isAvailable(platform.config, target.environment)) throw environmentNotAvailable(target.environment);
  return withUser(platform, userId, async (tx) => {
    const company = await addCompanyIn(platform, tx, userId, {
      nip: target.nip,
      ...(target.companyName ? { name: target.companyName } : {}),
    });
    if (company.role === 'viewer') throw roleTooLow();
    const live = await findLiveAuthorisation(tx, company.id, target.environment);
    const id = await save(tx, company.id, live);
    const row = await findAuthorisation(tx, company.id, id);
    if (row === undefined) throw authorisationNotFound();
    return presentAuthorisation(row);
  });
}

/** KSeF refused it, or its time is over. */
function isOver({ state }: AuthorisationRow): boolean {
  return state === 'rejected' || state === 'expired';
}

/** A connection that cannot work any more makes room for a new one; a live one must be removed first. */
export async function makeRoom(
  platform: Platform,
  tx: Tx,
  live: AuthorisationRow | undefined,
): Promise<void> {
  if (live === undefined) return;
  if (!isOver(live) && live.state !== 'awaiting-signature') throw alreadyConnected(live.environment);
  await eraseSecrets(platform, tx, live);
}

/** The columns that every new authorisation starts with. */
export function newRow(companyId: string, target: Target, method: AuthorisationMethod, now: Date) {
  return {
    company_id: companyId,
    environment: target.environment,
    method,
    created_at: now,
    updated_at: now,
  } satisfies Partial<Record<keyof AuthorisationTable, unknown>>;
}

/** Writes down who connected the company, and how. */
export function auditSaved(
  platform: Platform,
  tx: Tx,
  userId: string,
  companyId: string,
  authorisationId: string,
  environment: EnvironmentId,
  method: AuthorisationMethod,
): Promise<void> {
  return audit(platform, tx, {
    companyId,
    actor: { kind: 'user', id: userId },
    action: 'authorisation.saved',
    subject: { kind: 'authorisation', id: authorisationId },
    details: { environment, method },
  });
}
