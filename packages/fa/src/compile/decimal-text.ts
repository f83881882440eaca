/** A decimal number taken apart: no leading or trailing zeros are left in `whole` and `fraction`. */
export interface DecimalParts {
  negative: boolean;
  whole: string;
  fraction: string;
}

const lexical = /^([+-]?)0*([0-9]*)(?:\.([0-9]*?)0*)?$/u;

/** Reads `xsd:decimal`; undefined when the text is not one. */
export function decimalParts(text: string): DecimalParts | undefined {
  const match = lexical.exec(text);
  if (!match || !/[0-9]/u.test(text)) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  return { negative: sign === '-' && whole + fraction !== '', whole, fraction };
}

/** The one notation of a number: `+01.50` is `1.5`. */
export function canonicalDecimal({ negative, whole, fraction }: DecimalParts): string {
  return `${negative ? '-' : ''}${whole || '0'}${fraction ? `.${fraction}` : ''}`;
}

/** Below zero when `a` is less than `b`, zero when equal, above zero otherwise. */
export function compareDecimals(a: DecimalParts, b: DecimalParts): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  const size =
    a.whole.length - b.whole.length || compareText(a.whole, b.whole) || compareText(a.fraction, b.fraction);
  return a.negative ? -size : size;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
