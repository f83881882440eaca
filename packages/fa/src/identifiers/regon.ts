import { digitAt, isDigits, weightedSum, withoutSeparators } from './digits.ts';

const SHORT = [8, 9, 2, 3, 4, 5, 6, 7];
const LONG = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8];

/** Tells whether a text is a REGON: 9 digits, or 14 for a local unit, with right checksums. Source: GUS. */
export function isValidRegon(text: string): boolean {
  if (isDigits(text, 9)) return (weightedSum(text, SHORT) % 11) % 10 === digitAt(text, 8);
  if (!isDigits(text, 14) || !isValidRegon(text.slice(0, 9))) return false;
  return (weightedSum(text, LONG) % 11) % 10 === digitAt(text, 13);
}

/** Reads a REGON as people write it. @returns its digits, or undefined when it is not a REGON */
export function parseRegon(text: string): string | undefined {
  const digits = withoutSeparators(text);
  return isValidRegon(digits) ? digits : undefined;
}
