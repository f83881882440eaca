const ZERO = 48;
const NINE = 57;

/** True when the text consists of exactly `length` ASCII digits. */
export function isDigits(text: string, length: number): boolean {
  if (text.length !== length) return false;
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < ZERO || code > NINE) return false;
  }
  return true;
}

/** The digit at a position of a text that is known to hold only digits. */
export function digitAt(text: string, index: number): number {
  return text.charCodeAt(index) - ZERO;
}

/** Sum of digits times weights, from the first digit on; the text must be at least as long as the weights. */
export function weightedSum(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * digitAt(text, index), 0);
}

/** Drops the spaces and dashes that people put into identifiers. */
export function withoutSeparators(text: string): string {
  return text.replaceAll(/[\s-]/gu, '');
}
