import type { Say } from './language.ts';

/** Permissions by KSeF's names, with the words of the taxpayer application. */
const names: Readonly<Record<string, readonly [pl: string, en: string]>> = {
  InvoiceWrite: ['wystawianie faktur', 'issuing invoices'],
  InvoiceRead: ['dostęp do faktur', 'access to invoices'],
  CredentialsRead: ['przeglądanie uprawnień', 'viewing permissions'],
  CredentialsManage: ['zarządzanie uprawnieniami', 'managing permissions'],
  SubunitManage: ['zarządzanie jednostkami podrzędnymi', 'managing subunits'],
  EnforcementOperations: ['operacje egzekucyjne', 'enforcement operations'],
  Introspection: ['wgląd w sesje', 'session introspection'],
  CollectiveIdentifierManage: ['identyfikatory zbiorcze', 'collective identifiers'],
  PefInvoiceWrite: ['wystawianie faktur PEF', 'issuing PEF invoices'],
  VatUeManage: ['zarządzanie podmiotem unijnym', 'managing an EU entity'],
  SelfInvoicing: ['samofakturowanie', 'self-invoicing'],
  RRInvoicing: ['wystawianie faktur VAT RR', 'issuing VAT RR invoices'],
  TaxRepresentative: ['przedstawiciel podatkowy', 'tax representative'],
  PefInvoicing: ['wystawianie faktur PEF', 'PEF invoicing'],
};

/** Permissions that a token can carry. */
export const tokenPermissions = [
  'InvoiceWrite',
  'InvoiceRead',
  'CredentialsRead',
  'CredentialsManage',
  'SubunitManage',
  'EnforcementOperations',
  'Introspection',
  'CollectiveIdentifierManage',
] as const;

/** What people call a permission; KSeF's own name when there is no other. */
export function permissionLabel(name: string, say: Say): string {
  const [pl, en] = names[name] ?? [name, name];
  return say(pl, en);
}

/** The same word in the other language, to stand beside. */
export function otherLabel(name: string, say: Say): string {
  const [pl, en] = names[name] ?? [name, name];
  return say(en, pl);
}
