import type { FastifyRequest } from 'fastify';
import { listOf, textOf } from '../form.ts';
import { type GrantKind, grantKinds } from './grant-kinds.ts';

const words = {
  identifier: ['PESEL albo NIP osoby', "The person's PESEL or NIP"],
  company: ['NIP firmy', "The company's NIP"],
  companyOrProvider: ['NIP firmy albo identyfikator Peppol', "The company's NIP or Peppol identifier"],
  firstName: ['Imię', 'First name'],
  lastName: ['Nazwisko', 'Last name'],
  fullName: ['Nazwa firmy', 'Name of the company'],
  client: ['NIP klienta albo identyfikator jego jednostki', "The client's NIP or the identifier of its unit"],
  unit: ['Identyfikator jednostki albo NIP członka', "The unit's identifier or the member's NIP"],
  unitName: ['Nazwa jednostki', 'Name of the unit'],
  vatUe: ['Numer VAT UE podmiotu', "The entity's EU VAT number"],
  euName: ['Nazwa podmiotu na listach', 'Name of the entity in lists'],
  euFullName: ['Pełna nazwa podmiotu', 'Full name of the entity'],
  euAddress: ['Adres podmiotu', 'Address of the entity'],
  fingerprint: ['Odcisk palca certyfikatu (SHA-256)', 'Fingerprint of the certificate (SHA-256)'],
  birthDate: ['Data urodzenia', 'Date of birth'],
  documentType: ['Rodzaj dokumentu', 'Kind of document'],
  documentNumber: ['Numer dokumentu', 'Number of the document'],
  documentCountry: ['Kraj wydania', 'Country of issue'],
  holderName: ['Nazwa firmy z certyfikatu', 'Name of the company in the certificate'],
  holderAddress: ['Adres tej firmy', 'Address of that company'],
  description: ['Opis', 'Description'],
} as const satisfies Record<string, readonly [pl: string, en: string]>;
/** Fields of the form that hold a text, with their labels. */
export type GrantField = keyof typeof words;
export const fieldWords: Readonly<Record<GrantField, readonly [pl: string, en: string]>> = words;

/** Whose certificate a fingerprint is of. */
export const holders = ['person-with-number', 'person-with-document', 'entity'] as const;
export type Holder = (typeof holders)[number];

/** What was typed into the form of a grant. */
export interface GrantValues {
  readonly kind: GrantKind;
  /** A text without spaces around it; empty when none came. */
  readonly text: (name: GrantField) => string;
  readonly permissions: readonly string[];
  readonly canDelegate: boolean;
  /** Of an indirect grant: whether it counts for one client (selective) or for all (general). */
  readonly isForOneClient: boolean;
  readonly holder: Holder;
}

/** Reads the form. */
export function readGrant(request: FastifyRequest): GrantValues {
  const holder = textOf(request, 'holder');
  return {
    kind: grantKinds.find((kind) => kind === textOf(request, 'kind')) ?? 'person',
    text: (name) => textOf(request, name),
    permissions: listOf(request, 'permissions'),
    canDelegate: textOf(request, 'canDelegate') === '1',
    isForOneClient: textOf(request, 'target') === 'one-client',
    holder: holders.find((known) => known === holder) ?? 'person-with-number',
  };
}

/** An empty form. */
export function blankGrant(kind: GrantKind, description: string): GrantValues {
  return {
    kind,
    text: (name) => (name === 'description' ? description : ''),
    permissions: ['InvoiceRead'],
    canDelegate: false,
    isForOneClient: false,
    holder: 'person-with-number',
  };
}

const byHolder: Readonly<Record<Holder, readonly GrantField[]>> = {
  'person-with-number': ['identifier', 'firstName', 'lastName'],
  'person-with-document': [
    'firstName',
    'lastName',
    'birthDate',
    'documentType',
    'documentNumber',
    'documentCountry',
  ],
  entity: ['holderName', 'holderAddress'],
};
const person = byHolder['person-with-number'];

/** The texts that a grant needs as it is filled in, in the order of the form. */
export function neededFields(values: GrantValues): readonly GrantField[] {
  const { kind, holder, isForOneClient } = values;
  if (kind === 'entity') return ['company', 'fullName', 'description'];
  if (kind === 'authorization') return ['companyOrProvider', 'fullName', 'description'];
  if (kind === 'indirect')
    return [...(isForOneClient ? (['client'] as const) : []), ...person, 'description'];
  if (kind === 'subunit') {
    // A member of a group has a name of its own; a unit with an internal identifier has only this one.
    const isMember = /^\d{10}$/.test(plainNumber(values.text('unit')));
    return ['unit', ...(isMember ? [] : (['unitName'] as const)), ...person, 'description'];
  }
  if (kind === 'euAdministrator') {
    const entity = ['vatUe', 'euName', 'euFullName', 'euAddress'] as const;
    return [...entity, 'fingerprint', ...byHolder[holder], 'description'];
  }
  if (kind === 'euRepresentative') return ['fingerprint', ...byHolder[holder], 'description'];
  return [...person, 'description'];
}

/** A NIP or PESEL without the spaces and dashes that people type; other texts as they are. */
export function plainNumber(text: string): string {
  const digits = text.replaceAll(/[\s-]/g, '');
  return /^(?:\d{10}|\d{11})$/.test(digits) ? digits : text.replaceAll(/\s/g, '').toUpperCase();
}
