import {
  checkInput,
  composeInvoice,
  computeTotals,
  type InvoiceInput,
  invoiceHash,
  validateInvoice,
  writeInvoice,
} from '@skryba/fa';
import { audit } from '../audit/record.ts';
import type { CompanyData } from '../companies/directory.ts';
import { queueDelivery, type SendOrder } from '../delivery/queue-delivery.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { SignedInUser } from '../platform/http/implement.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import { requireCompany } from './company.ts';
import type { Invoice } from './contract.ts';
import { invoiceNotFound, numberTaken } from './errors.ts';
import { findingsOf, refuseErrors, refuseInvalidDocument } from './findings.ts';
import { invoiceInput, systemInfo } from './invoice-input.ts';
import { takeNumber } from './number-series.ts';
import { claimNumber } from './number-taken.ts';
import { readInvoice } from './read-invoice.ts';
import { rememberBuyer } from './remember-buyer.ts';
import { columnsOf, lockInvoice, type StoredInvoice } from './store.ts';

/**
 * Issues a draft: its number, XML and hash are fixed for good. With `send` it is queued for KSeF in the same transaction.
 * Issuing what is issued changes nothing.
 * @throws AppError `invoice-not-found`, `invoice-has-errors`, `number-taken`, and those of `queueDelivery`
 */
export function issueInvoice(
  platform: Platform,
  user: SignedInUser,
  companyId: string,
  invoiceId: string,
  send: SendOrder | null,
): Promise<Invoice> {
  return withCompany(platform, companyId, async (tx) => {
    const invoice = await lockInvoice(tx, companyId, invoiceId);
    if (invoice === undefined) throw invoiceNotFound();
    if (invoice.state === 'draft') await issue(platform, tx, user, invoice);
    if (send !== null) await queueDelivery(platform, tx, user, companyId, invoiceId, send);
    return readInvoice(platform, tx, companyId, invoiceId, send?.environment);
  });
}

async function issue(platform: Platform, tx: Tx, user: SignedInUser, invoice: StoredInvoice): Promise<void> {
  const { company_id: companyId, id, draft } = invoice;
  const company = await requireCompany(tx, companyId);
  refuseErrors(checkForm(platform, invoice, company));
  const input = invoiceInput(draft, await numberOf(tx, invoice, company), company);
  const now = platform.clock.now();
  const xml = makeDocument(input, now);
  await tx
    .updateTable('invoices')
    .set({
      state: 'issued',
      ...columnsOf(draft, computeTotals(input), input.number),
      issued_at: now,
      updated_at: now,
    })
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('invoice_documents')
    .values({
      company_id: companyId,
      invoice_id: id,
      xml: Buffer.from(xml),
      hash: Buffer.from(invoiceHash(xml)),
      created_at: now,
    })
    .execute();
  await rememberBuyer(tx, companyId, draft.buyer, now);
  await audit(platform, tx, {
    companyId,
    actor: { kind: 'user', id: user.id },
    action: 'invoice.issued',
    subject: { kind: 'invoice', id },
    details: { number: input.number },
  });
}

/** Everything that the form can show as wrong, before a number is taken. */
function checkForm(platform: Platform, { draft }: StoredInvoice, company: CompanyData) {
  const number = draft.number || company.number_pattern;
  return findingsOf(checkInput(invoiceInput(draft, number, company), { today: platform.clock.today() }));
}

async function numberOf(tx: Tx, { company_id, draft }: StoredInvoice, company: CompanyData): Promise<string> {
  if (draft.number === '') {
    return takeNumber(tx, {
      companyId: company_id,
      pattern: company.number_pattern,
      kind: draft.kind,
      issueDate: draft.issueDate,
    });
  }
  if (!(await claimNumber(tx, company_id, draft.kind, draft.number))) throw numberTaken(draft.number);
  return draft.number;
}

function makeDocument(input: InvoiceInput, now: Date): Uint8Array {
  const xml = writeInvoice(composeInvoice(input, { createdAt: now, systemInfo }));
  refuseInvalidDocument(validateInvoice(xml, { now, environment: 'production' }).problems);
  return xml;
}
