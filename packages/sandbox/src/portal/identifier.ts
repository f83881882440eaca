import type { Say } from './language.ts';

/** Who or what something belongs to, as the API names it. */
export interface Identifier {
  readonly type: string;
  readonly value?: string | null | undefined;
}

const words: Readonly<Record<string, readonly [pl: string, en: string]>> = {
  Nip: ['NIP', 'NIP'],
  Pesel: ['PESEL', 'PESEL'],
  Fingerprint: ['certyfikat', 'certificate'],
  InternalId: ['jednostka', 'unit'],
  NipVatUe: ['NIP-VAT UE', 'NIP-VAT EU'],
  PeppolId: ['Peppol', 'Peppol'],
  AllPartners: ['wszyscy klienci', 'all clients'],
};
const LONGEST = 36;

/** An identifier as people write it: `NIP 1111111111`; long fingerprints are cut. */
export function identifierText(identifier: Identifier | null | undefined, say: Say): string {
  if (!identifier) return '–';
  const { type, value } = identifier;
  const known = words[type];
  const name = known ? say(...known) : type;
  if (!value) return name;
  return `${name} ${value.length > LONGEST ? `${value.slice(0, 16)}…` : value}`;
}
