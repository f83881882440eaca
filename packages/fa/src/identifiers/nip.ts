import { digitAt, isDigits, withoutSeparators } from './digits.ts';

declare const nipBrand: unique symbol;

/** A Polish tax identification number: ten digits, checksum verified. */
export type Nip = string & { readonly [nipBrand]: true };

/**
 * Tells whether a text is a NIP as documents hold it: ten digits, no separators, right checksum.
 * Source: act on registration of taxpayers; FA(3) type TNrNIP (no leading zero, not two zeros after the first digit).
 */
export function isValidNip(text: string): text is Nip {
  if (!isDigits(text, 10) || digitAt(text, 0) === 0) return false;
  if (digitAt(text, 1) === 0 && digitAt(text, 2) === 0) return false;
  const sum =
    6 * digitAt(text, 0) +
    5 * digitAt(text, 1) +
    7 * digitAt(text, 2) +
    2 * digitAt(text, 3) +
    3 * digitAt(text, 4) +
    4 * digitAt(text, 5) +
    5 * digitAt(text, 6) +
    6 * digitAt(text, 7) +
    7 * digitAt(text, 8);
  return sum % 11 === digitAt(text, 9);
}

/**
 * Reads a NIP as people write it: with dashes, spaces or the prefix `PL`.
 *
 * @returns the ten digits, or undefined when it is not a NIP
 */
export function parseNip(text: string): Nip | undefined {
  const digits = withoutSeparators(text).replace(/^PL/iu, '');
  return isValidNip(digits) ? digits : undefined;
}
