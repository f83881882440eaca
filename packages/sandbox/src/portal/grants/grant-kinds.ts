import type { ContractVersion } from '../../platform/contract-version.ts';
import type { Context } from '../../state/records.ts';

/** Kinds of grants that the form makes. */
export const grantKinds = [
  'person',
  'entity',
  'authorization',
  'indirect',
  'subunit',
  'euAdministrator',
  'euRepresentative',
] as const;
export type GrantKind = (typeof grantKinds)[number];

const kindsIn: Readonly<Record<Context['type'], readonly GrantKind[]>> = {
  Nip: ['person', 'entity', 'authorization', 'indirect', 'subunit', 'euAdministrator'],
  InternalId: ['person'],
  NipVatUe: ['euRepresentative'],
  PeppolId: ['person'],
};

/** What can be granted in a context. Source: the guide's `uprawnienia.md`; the API decides in the end. */
export function grantKindsIn(context: Context): readonly GrantKind[] {
  return kindsIn[context.type];
}

/** Kinds in words, as the tabs above the form name them. */
export const kindWords: Readonly<Record<GrantKind, readonly [pl: string, en: string]>> = {
  person: ['Osobie', 'A person'],
  entity: ['Firmie (dostęp do faktur)', 'A company (invoices)'],
  authorization: ['Firmie (upoważnienie)', 'A company (authorisation)'],
  indirect: ['Osobie, do faktur klientów', "A person, to clients' invoices"],
  subunit: ['Administratorowi jednostki', 'Administrator of a unit'],
  euAdministrator: ['Administratorowi podmiotu UE', 'Administrator of an EU entity'],
  euRepresentative: ['Przedstawicielowi podmiotu UE', 'Representative of the EU entity'],
};

const INVOICES = ['InvoiceRead', 'InvoiceWrite'] as const;
const offered: Readonly<Record<GrantKind, readonly string[]>> = {
  person: [
    ...INVOICES,
    'CredentialsRead',
    'CredentialsManage',
    'Introspection',
    'SubunitManage',
    'EnforcementOperations',
    'CollectiveIdentifierManage',
  ],
  entity: [...INVOICES, 'CollectiveIdentifierManage'],
  authorization: ['SelfInvoicing', 'RRInvoicing', 'TaxRepresentative', 'PefInvoicing'],
  indirect: [...INVOICES, 'CollectiveIdentifierManage'],
  subunit: [],
  euAdministrator: [],
  euRepresentative: INVOICES,
};
const OF_TAXPAYERS = ['SubunitManage', 'EnforcementOperations', 'CollectiveIdentifierManage'];

/** Permissions to choose from; empty where a grant always gives the same ones. */
export function offeredPermissions(
  kind: GrantKind,
  context: Context,
  contract: ContractVersion,
): readonly string[] {
  const isLater = (name: string) =>
    contract === '2.7.0' && kind !== 'person' && name === 'CollectiveIdentifierManage';
  return offered[kind].filter(
    (name) => !isLater(name) && (context.type === 'Nip' || !OF_TAXPAYERS.includes(name)),
  );
}
