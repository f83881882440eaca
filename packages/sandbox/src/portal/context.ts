import { parseNip } from '@skryba/fa';
import { NipVatUe } from '@skryba/ksef/contract';
import { hasCheckDigit } from '../permissions/identifiers.ts';
import type { Context } from '../state/records.ts';
import { formatNip } from './format.ts';
import type { Say } from './language.ts';
import { companyNameOf } from './sample-companies.ts';

const INTERNAL = /^(.{10,})-(\d{5})$/;
const COMPOUND = /^(.{10,})-([A-Z]{2}.+)$/;

/** A SHA-256 fingerprint as people paste it, with colons, spaces or small letters: 64 capital hexadecimal characters. */
export function plainFingerprint(text: string): string {
  return text.replaceAll(/[\s:]/g, '').toUpperCase();
}

/**
 * The context that somebody typed: a NIP, an internal identifier (`NIP-12345`), or the compound one of an EU entity
 * (`NIP-DE123456789`). Check digits count.
 * @returns undefined when it is none of these
 */
export function parseContext(text: string): Context | undefined {
  const typed = text.replaceAll(/\s/g, '').toUpperCase();
  const nip = parseNip(typed);
  if (nip) return { type: 'Nip', value: nip };
  const [, nipOfUnit = '', unit] = INTERNAL.exec(typed) ?? [];
  if (unit !== undefined) {
    const value = `${parseNip(nipOfUnit) ?? ''}-${unit}`;
    return value.length === 16 && hasCheckDigit(value) ? { type: 'InternalId', value } : undefined;
  }
  const [, nipOfPartner = '', vatUe = ''] = COMPOUND.exec(typed) ?? [];
  const compound = NipVatUe.safeParse(`${parseNip(nipOfPartner) ?? ''}-${vatUe}`).data;
  return compound === undefined ? undefined : { type: 'NipVatUe', value: compound };
}

/** An internal identifier of a company with a right check digit, as an example. */
export function sampleUnit(nip: string): string {
  const digits = Array.from({ length: 10 }, (_, last) => `${nip}-0001${last}`);
  return digits.find(hasCheckDigit) ?? '';
}

/** What a context is called in sentences and headings. */
export function contextName({ type, value }: Context, say: Say): string {
  const company = companyNameOf(value.slice(0, 10));
  if (type === 'InternalId')
    return say(`${company}, jednostka ${value.slice(11)}`, `${company}, unit ${value.slice(11)}`);
  if (type === 'NipVatUe')
    return say(`Podmiot UE ${value.slice(11)}, ${company}`, `EU entity ${value.slice(11)}, ${company}`);
  return company;
}

/** The number of a context as the menu shows it. */
export function contextNumber({ type, value }: Context): string {
  return type === 'Nip' ? `NIP ${formatNip(value)}` : value;
}
