import { isPlainDate } from '../dates/plain-date.ts';
import { digitAt, isDigits, weightedSum, withoutSeparators } from './digits.ts';

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
const CENTURIES = [1900, 2000, 2100, 2200, 1800];

/**
 * Tells whether a text is a PESEL: 11 digits, a birth date that exists, right checksum.
 * Source: act on population registration, art. 15 and 16.
 */
export function isValidPesel(text: string): boolean {
  if (!isDigits(text, 11) || !hasBirthDate(text)) return false;
  return (10 - (weightedSum(text, WEIGHTS) % 10)) % 10 === digitAt(text, 10);
}

/** Reads a PESEL as people write it. @returns its digits, or undefined when it is not a PESEL */
export function parsePesel(text: string): string | undefined {
  const digits = withoutSeparators(text);
  return isValidPesel(digits) ? digits : undefined;
}

function hasBirthDate(pesel: string): boolean {
  const codedMonth = Number(pesel.slice(2, 4));
  const year = (CENTURIES[Math.floor(codedMonth / 20)] ?? 0) + Number(pesel.slice(0, 2));
  const month = String(codedMonth % 20).padStart(2, '0');
  return isPlainDate(`${year}-${month}-${pesel.slice(4, 6)}`);
}
