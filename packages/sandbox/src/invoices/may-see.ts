import type { Services } from '../platform/services.ts';
import { partiesOf } from '../state/invoice-store.ts';
import type { Context } from '../state/records.ts';
import type { StoredInvoice } from '../state/stored-invoice.ts';

/**
 * Whether a context may see an invoice. A taxpayer sees those that name it; a unit and the compound context of an EU
 * entity, which share the taxpayer's NIP, only those that name themselves or were sent in their own sessions.
 */
export function maySee({ state }: Services, context: Context, invoice: StoredInvoice): boolean {
  if (partiesOf(invoice).has(context.value)) return true;
  if (context.type !== 'InternalId' && context.type !== 'NipVatUe') return false;
  const sender = state.sessions.get(invoice.sent.sessionReference)?.context;
  return (sender?.type === context.type && sender.value === context.value) || isOfEuEntity(invoice, context);
}

function isOfEuEntity({ seller, buyer }: StoredInvoice, { type, value }: Context): boolean {
  return type === 'NipVatUe' && value === `${seller.nip}-${buyer.identifier.value ?? ''}`;
}

/** All invoices that a context may see. */
export function visibleInvoices(services: Services, context: Context): readonly StoredInvoice[] {
  const { state } = services;
  if (context.type === 'Nip') return state.invoicesOfNip(context.value);
  const ofTaxpayer = state.invoicesOfNip(context.value.slice(0, 10));
  const candidates = new Set([...ofTaxpayer, ...state.invoicesOfNip(context.value)]);
  return [...candidates].filter((invoice) => maySee(services, context, invoice));
}
