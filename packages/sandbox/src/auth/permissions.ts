import type { InvoiceMetadata } from '@skryba/ksef/contract';
import type { Context, Subject } from '../state/records.ts';
import type { State } from '../state/state.ts';

/** What the owner of a taxpayer may do. Source: the guide's `uprawnienia.md`: everything but `VatUeManage`. */
export const ownerPermissions: readonly string[] = [
  'InvoiceRead',
  'InvoiceWrite',
  'CredentialsRead',
  'CredentialsManage',
  'SubunitManage',
  'Introspection',
  'CollectiveIdentifierManage',
];

/** Whether somebody is the owner of a context: the same NIP, or a PESEL linked with it. */
export function isOwner(state: State, subject: Subject, context: Context): boolean {
  if (context.type === 'PeppolId') return subject.type === 'PeppolId' && subject.value === context.value;
  if (context.type !== 'Nip') return false;
  if (subject.type === 'Nip') return subject.value === context.value;
  return subject.type === 'Pesel' && state.ownerLinks.get(`${context.value}|${subject.value}`) !== undefined;
}

/** Permissions that somebody has in a context; empty when none. */
export function permissionsOf(state: State, subject: Subject, context: Context): readonly string[] {
  if (context.type === 'PeppolId') return isOwner(state, subject, context) ? ['PefInvoiceWrite'] : [];
  return isOwner(state, subject, context) ? ownerPermissions : [];
}

/** Whether a context may issue an invoice of this seller: the seller itself, or its subunit. */
export function mayIssueFor(context: Context, { seller }: Pick<InvoiceMetadata, 'seller'>): boolean {
  return (
    (context.type === 'Nip' || context.type === 'InternalId') && context.value.slice(0, 10) === seller.nip
  );
}
