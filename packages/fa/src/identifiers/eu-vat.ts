import { withoutSeparators } from './digits.ts';
import { isValidNip } from './nip.ts';

/** What follows the country prefix of a VAT number, by country. Source: the VIES structure table of the Commission. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/u,
  BE: /^[01]\d{9}$/u,
  BG: /^\d{9,10}$/u,
  CY: /^\d{8}[A-Z]$/u,
  CZ: /^\d{8,10}$/u,
  DE: /^\d{9}$/u,
  DK: /^\d{8}$/u,
  EE: /^\d{9}$/u,
  EL: /^\d{9}$/u,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/u,
  FI: /^\d{8}$/u,
  FR: /^[A-Z0-9]{2}\d{9}$/u,
  HR: /^\d{11}$/u,
  HU: /^\d{8}$/u,
  IE: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/u,
  IT: /^\d{11}$/u,
  LT: /^(\d{9}|\d{12})$/u,
  LU: /^\d{8}$/u,
  LV: /^\d{11}$/u,
  MT: /^\d{8}$/u,
  NL: /^[A-Z0-9+*]{12}$/u,
  PL: /^\d{10}$/u,
  PT: /^\d{9}$/u,
  RO: /^\d{2,10}$/u,
  SE: /^\d{12}$/u,
  SI: /^\d{8}$/u,
  SK: /^\d{10}$/u,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/u,
};

/** The prefix and the rest of a VAT number of the Union. */
export interface EuVatNumber {
  /** Country prefix; Greece is `EL`, Northern Ireland `XI`. */
  country: string;
  number: string;
}

/** True for the prefixes that VAT numbers of the Union start with. */
export function isEuVatCountry(country: string): boolean {
  return Object.hasOwn(FORMATS, country);
}

/** Tells whether the part after the prefix is built the way the country builds it; a Polish one must be a valid NIP. */
export function isValidEuVat(country: string, number: string): boolean {
  const format = isEuVatCountry(country) ? FORMATS[country] : undefined;
  return format !== undefined && format.test(number) && (country !== 'PL' || isValidNip(number));
}

/**
 * Reads a VAT number of the Union with its prefix, as people write it; `GR` is taken for `EL`.
 *
 * @returns prefix and number, or undefined when the country or the form is wrong
 */
export function parseEuVat(text: string): EuVatNumber | undefined {
  const compact = withoutSeparators(text).toUpperCase().replaceAll('.', '').replace(/^GR/u, 'EL');
  const country = compact.slice(0, 2);
  const number = compact.slice(2);
  return isValidEuVat(country, number) ? { country, number } : undefined;
}
