import { isDigits, withoutSeparators } from './digits.ts';

const ZERO = 48;
const NINE = 57;
const UPPER_A = 65;
const UPPER_Z = 90;

/**
 * Tells whether a text is an IBAN without separators: country, two check digits, up to 30 letters and digits,
 * remainder 1 modulo 97. A Polish one must have 26 digits after the country. Source: ISO 13616.
 */
export function isValidIban(text: string): boolean {
  if (text.length < 15 || text.length > 34 || !isDigits(text.slice(2, 4), 2)) return false;
  if (!isUpperCaseLetter(text, 0) || !isUpperCaseLetter(text, 1)) return false;
  if (text.startsWith('PL') && !isDigits(text.slice(2), 26)) return false;
  return remainderBy97(text, 0, 4, remainderBy97(text, 4, text.length, 0)) === 1;
}

/** Tells whether a text is a Polish account number (NRB): 26 digits with right check digits. */
export function isValidNrb(text: string): boolean {
  if (!isDigits(text, 26)) return false;
  const beforeCheckDigits = remainderBy97('PL', 0, 2, remainderBy97(text, 2, text.length, 0));
  return remainderBy97(text, 0, 2, beforeCheckDigits) === 1;
}

/** Reads an IBAN as people write it, in groups, small letters allowed. @returns it without spaces, or undefined */
export function parseIban(text: string): string | undefined {
  const iban = withoutSeparators(text).toUpperCase();
  return isValidIban(iban) ? iban : undefined;
}

/** Reads a Polish account number as people write it, with or without `PL`. @returns 26 digits, or undefined */
export function parseNrb(text: string): string | undefined {
  const nrb = withoutSeparators(text).replace(/^PL/iu, '');
  return isValidNrb(nrb) ? nrb : undefined;
}

function isUpperCaseLetter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= UPPER_A && code <= UPPER_Z;
}

/**
 * Remainder modulo 97 of the number that a part of the text stands for, written behind one with a known remainder;
 * letters stand for 10 to 35, any other character gives NaN.
 */
function remainderBy97(text: string, from: number, to: number, before: number): number {
  let remainder = before;
  for (let index = from; index < to; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= ZERO && code <= NINE) remainder = (remainder * 10 + code - ZERO) % 97;
    else if (code >= UPPER_A && code <= UPPER_Z) remainder = (remainder * 100 + code - UPPER_A + 10) % 97;
    else return Number.NaN;
  }
  return remainder;
}
