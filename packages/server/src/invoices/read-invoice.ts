import { listDeliveries } from '../delivery/present.ts';
import type { VerificationCode } from '../delivery/verification-code.ts';
import { verificationCode } from '../delivery/verification-code.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import { requireCompany } from './company.ts';
import type { Invoice } from './contract.ts';
import { invoiceNotFound } from './errors.ts';
import { findDocument, findInvoice, type StoredInvoice } from './store.ts';

/**
 * One document with its deliveries; its status and KOD I are those of the environment asked for, or where the company works.
 * @throws AppError `invoice-not-found`
 */
export function getInvoice(
  platform: Platform,
  companyId: string,
  invoiceId: string,
  environment: EnvironmentId | undefined,
): Promise<Invoice> {
  return withCompany(platform, companyId, (tx) =>
    readInvoice(platform, tx, companyId, invoiceId, environment),
  );
}

/** The same within a transaction of the company. */
export async function readInvoice(
  platform: Platform,
  tx: Tx,
  companyId: string,
  invoiceId: string,
  asked?: EnvironmentId,
): Promise<Invoice> {
  const row = await findInvoice(tx, companyId, invoiceId);
  if (row === undefined) throw invoiceNotFound();
  const company = await requireCompany(tx, companyId);
  const environment = asked ?? company.environment;
  const document = await findDocument(tx, companyId, invoiceId);
  const deliveries = await listDeliveries(tx, companyId, invoiceId);
  const delivery = deliveries.find((one) => one.environment === environment);
  const ksefNumber = delivery?.ksefNumber ?? null;
  return {
    ...presentColumns(row),
    status: delivery?.status ?? row.state,
    environment,
    ksefNumber,
    statusSince: delivery?.since ?? (row.issued_at ?? row.updated_at).toISOString(),
    reason: delivery?.problem?.message ?? null,
    draft: row.draft,
    totals: row.totals,
    createdAt: row.created_at.toISOString(),
    issuedAt: row.issued_at?.toISOString() ?? null,
    hash: document?.hash.toString('base64') ?? null,
    deliveries,
    qr: qrOf(platform, environment, company.nip, row, document?.hash, ksefNumber),
  };
}

/** What the list and the document show alike. */
export function presentColumns(
  row: Pick<
    StoredInvoice,
    | 'id'
    | 'state'
    | 'kind'
    | 'number'
    | 'issue_date'
    | 'buyer_name'
    | 'buyer_nip'
    | 'gross'
    | 'net'
    | 'vat'
    | 'currency'
    | 'due_date'
    | 'paid_on'
  >,
) {
  return {
    id: row.id,
    state: row.state,
    kind: row.kind,
    number: row.number,
    issueDate: row.issue_date,
    buyerName: row.buyer_name,
    buyerNip: row.buyer_nip,
    gross: row.gross,
    net: row.net,
    vat: row.vat,
    currency: row.currency,
    dueDate: row.due_date,
    paidOn: row.paid_on,
  };
}

function qrOf(
  platform: Platform,
  environment: EnvironmentId | null,
  sellerNip: string,
  row: StoredInvoice,
  hash: Uint8Array | undefined,
  ksefNumber: string | null,
): VerificationCode | null {
  if (environment === null || hash === undefined) return null;
  return verificationCode(platform, environment, {
    sellerNip,
    issueDate: row.issue_date,
    hash,
    ksefNumber,
  });
}
