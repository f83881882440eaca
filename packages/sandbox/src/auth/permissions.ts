import type { InvoiceMetadata } from '@skryba/ksef/contract';
import type { Services } from '../platform/services.ts';
import type { Context, Grant, Subject } from '../state/records.ts';

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

type Where = Pick<Services, 'state' | 'clock'>;

/** Whether two identifiers are the same. */
export function isSame(
  one: { type: string; value: string },
  other: { type: string; value: string },
): boolean {
  return one.type === other.type && one.value === other.value;
}

/** Whether somebody is the owner of a context: the same NIP, or a PESEL linked with it. */
export function isOwner({ state }: Where, subject: Subject, context: Context): boolean {
  if (context.type === 'PeppolId') return isSame(subject, context);
  if (context.type !== 'Nip') return false;
  if (subject.type === 'Nip') return subject.value === context.value;
  return subject.type === 'Pesel' && state.ownerLinks.get(`${context.value}|${subject.value}`) !== undefined;
}

/** Grants whose processing is over at a moment of the machine's time; now unless given. */
export function activeGrants({ state, clock }: Where, moment = clock.elapsed()): Grant[] {
  return [...state.grants.values()].filter((grant) => moment >= grant.readyAt);
}

/** Whether an indirect grant names a context as its target. */
function isAimedAt({ target }: Grant, context: Context): boolean {
  return target?.type === 'AllPartners' || (target?.type === context.type && target.value === context.value);
}

/** The grants that an indirect one passes on: the same permission, which a client gave its intermediary to pass on. */
export function sourcesOf(grant: Grant, all: readonly Grant[]): Grant[] {
  return all.filter(
    (source) =>
      source.kind === 'entity' &&
      source.canDelegate &&
      source.permission === grant.permission &&
      isSame(source.subject, grant.grantor) &&
      isAimedAt(grant, source.context),
  );
}

function givenBy(grant: Grant, context: Context, all: readonly Grant[]): readonly string[] {
  if (grant.kind === 'authorization') return [];
  const isHere =
    grant.kind === 'indirect'
      ? sourcesOf(grant, all).some((source) => isSame(source.context, context))
      : isSame(grant.context, context);
  return isHere ? [grant.permission] : [];
}

function ownerOf(where: Where, subject: Subject, context: Context): readonly string[] {
  if (!isOwner(where, subject, context)) return [];
  if (context.type === 'PeppolId') return ['PefInvoiceWrite'];
  return isEnforcer(where, context) ? [...ownerPermissions, 'EnforcementOperations'] : ownerPermissions;
}

/** Whether a context is an enforcement authority or a court bailiff. */
export function isEnforcer({ state }: Where, { type, value }: Context): boolean {
  const role = type === 'Nip' ? state.taxpayers.get(value)?.role : undefined;
  return role === 'EnforcementAuthority' || role === 'Bailiff';
}

/**
 * Permissions that somebody has in a context; empty when none.
 * @param moment machine time at which they count; now unless given
 */
export function permissionsOf(
  where: Where,
  subject: Subject,
  context: Context,
  moment?: number,
): readonly string[] {
  const all = activeGrants(where, moment);
  const granted = all
    .filter((grant) => isSame(grant.subject, subject))
    .flatMap((grant) => givenBy(grant, context, all));
  return [...new Set([...ownerOf(where, subject, context), ...granted])];
}

/** Roles in which a unit of a local government or a member of a VAT group issues in its name. Source: schema FA(3), `TRolaPodmiotu3`. */
const ISSUING_UNITS = { 7: 'JST', 9: 'VatGroup' } as const;

/** Whether a context issues as a unit of the seller, or as a member of the group that the seller is. */
function isIssuingUnit(
  { state }: Where,
  context: Context,
  { seller, thirdSubjects }: Pick<InvoiceMetadata, 'seller' | 'thirdSubjects'>,
): boolean {
  const taxpayer = context.type === 'Nip' ? state.taxpayers.get(seller.nip) : undefined;
  return (
    taxpayer?.subunits.some(({ nip }) => nip === context.value) === true &&
    (thirdSubjects ?? []).some(
      ({ identifier, role }) =>
        identifier.value === context.value &&
        (role === 7 || role === 9) &&
        ISSUING_UNITS[role] === taxpayer.role,
    )
  );
}

/** How an invoice names a context as its buyer: a taxpayer by NIP, an EU entity by its VAT number. */
export function asBuyer({ type, value }: Context): { type: string; value: string } {
  return type === 'NipVatUe'
    ? { type: 'VatUe', value: value.slice(11) }
    : { type: 'Nip', value: value.slice(0, 10) };
}

/** Whether a context is the buyer, who alone issues in the name of the seller. */
export function isBuyer(context: Context, { identifier }: InvoiceMetadata['buyer']): boolean {
  const own = asBuyer(context);
  return identifier.type === own.type && identifier.value === own.value;
}

/** Whether a context may issue an invoice of this seller: its own, that of its whole, or by an authorisation. */
export function mayIssueFor(
  where: Where,
  context: Context,
  invoice: Pick<
    InvoiceMetadata,
    'seller' | 'buyer' | 'isSelfInvoicing' | 'authorizedSubject' | 'thirdSubjects' | 'formCode'
  >,
): boolean {
  const { seller, buyer, authorizedSubject } = invoice;
  const nip = context.value.slice(0, 10);
  if (context.type === 'PeppolId' || invoice.formCode.value === 'PEF') {
    const isPefOfProvider = context.type === 'PeppolId' && invoice.formCode.value === 'PEF';
    return isPefOfProvider && hasAuthorization(where, context, seller.nip, 'PefInvoicing');
  }
  if (context.type === 'NipVatUe')
    return seller.nip === nip && invoice.isSelfInvoicing && isBuyer(context, buyer);
  if (seller.nip === nip || isIssuingUnit(where, context, invoice)) return true;
  if (invoice.formCode.value === 'FA_RR') {
    return buyer.identifier.value === nip || hasAuthorization(where, context, seller.nip, 'RRInvoicing');
  }
  if (invoice.isSelfInvoicing)
    return isBuyer(context, buyer) && hasAuthorization(where, context, seller.nip, 'SelfInvoicing');
  if (authorizedSubject?.nip !== nip) return false;
  const role = where.state.taxpayers.get(nip)?.role;
  if (authorizedSubject.role === 1) return role === 'EnforcementAuthority';
  if (authorizedSubject.role === 2) return role === 'Bailiff';
  return hasAuthorization(where, context, seller.nip, 'TaxRepresentative');
}

function hasAuthorization(where: Where, context: Context, grantor: string, permission: string): boolean {
  return activeGrants(where).some(
    (grant) =>
      grant.kind === 'authorization' &&
      grant.permission === permission &&
      grant.grantor.value === grantor &&
      isSame(grant.subject, { type: context.type, value: context.value }),
  );
}
