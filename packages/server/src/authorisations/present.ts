import type { Authorisation } from './contract.ts';
import type { AuthorisationRow } from './store.ts';

/** An authorisation as the interface shows it; nothing of the secret but its hint. */
export function presentAuthorisation(row: AuthorisationRow): Authorisation {
  return {
    id: row.id,
    companyId: row.company_id,
    nip: row.nip,
    companyName: row.company_name,
    environment: row.environment,
    method: row.method,
    state: row.state,
    stepsDone: row.steps_done,
    permissions: row.permissions,
    canIssue: mayIssue(row.permissions),
    canReceive: mayReceive(row.permissions),
    hint: row.hint,
    connectedAt: iso(row.connected_at),
    validUntil: iso(row.valid_until),
    lastUsedAt: iso(row.last_used_at),
    createdAt: row.created_at.toISOString(),
    failure: row.failure,
    signing:
      row.signing === null ? null : { fileName: row.signing.fileName, expiresAt: row.signing.expiresAt },
    keepConnected: row.keep_connected,
  };
}

/** KSeF's permission to issue invoices; the owner of the context has all of them. */
export function mayIssue(permissions: readonly string[]): boolean {
  return permissions.includes('InvoiceWrite') || permissions.includes('Owner');
}

export function mayReceive(permissions: readonly string[]): boolean {
  return permissions.includes('InvoiceRead') || permissions.includes('Owner');
}

function iso(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}
