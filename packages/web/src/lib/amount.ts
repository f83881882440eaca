const space = '\u00a0';
const minus = '\u2212';
const symbols: Readonly<Record<string, string>> = { PLN: 'zł', EUR: '€', USD: '$', GBP: '£' };

/**
 * A decimal text as people read it in Poland: `1850.00` becomes `1 850,00` (with non-breaking spaces).
 *
 * @param decimal - a decimal number with a dot, e.g. `-1230.5`; anything else comes back unchanged
 * @param places - the least number of decimal places; more are kept when they are there
 */
export function formatAmount(decimal: string, places = 2): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (!match) return decimal;
  const [, sign, whole = '', fraction = ''] = match;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, space);
  const cents = trimZeros(fraction, places);
  return `${sign ? minus : ''}${grouped}${cents ? `,${cents}` : ''}`;
}

/** An amount with its currency, e.g. `10 832,79 zł`. */
export function formatMoney(decimal: string, currency: string): string {
  return `${formatAmount(decimal)}${space}${symbols[currency] ?? currency}`;
}

/** A whole number with thousands apart, e.g. `1 482`. */
export function formatCount(count: number): string {
  return formatAmount(String(count), 0);
}

/**
 * A number typed by a person (`1 850,5`, `1.850,50`, `1850.5`) as a decimal text with a dot.
 *
 * @returns undefined when the text is no number
 */
export function parseAmount(text: string): string | undefined {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace(minus, '-');
  const plain = bare.includes(',') ? bare.replaceAll('.', '').replace(',', '.') : bare;
  const match = /^(-?)(\d+)(?:\.(\d*))?$/.exec(plain);
  if (!match) return undefined;
  const [, sign = '', whole = '', fraction = ''] = match;
  return `${sign}${whole.replace(/^0+(?=\d)/, '')}${fraction ? `.${fraction}` : ''}`;
}

/** The sum of decimal texts, exact, with two places at least. */
export function sumAmounts(decimals: readonly string[]): string {
  const scale = 8;
  const total = decimals.reduce((sum, decimal) => sum + toUnits(decimal, scale), 0n);
  const digits = (total < 0n ? -total : total).toString().padStart(scale + 1, '0');
  const fraction = trimZeros(digits.slice(-scale), 2);
  return `${total < 0n ? '-' : ''}${digits.slice(0, -scale)}.${fraction}`;
}

function toUnits(decimal: string, scale: number): bigint {
  const [whole = '0', fraction = ''] = decimal.split('.');
  return BigInt(`${whole}${fraction.slice(0, scale).padEnd(scale, '0')}`);
}

function trimZeros(fraction: string, places: number): string {
  return fraction.replace(/0+$/, '').padEnd(places, '0');
}
