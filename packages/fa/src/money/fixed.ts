/** A decimal number held exactly: `units` times 10 to the power of minus the scale that the code around it states. */
export type Units = bigint;

/** Decimal places of amounts in FA(3), by kind of value. */
export const SCALE = { amount: 2, price: 8, quantity: 6, percent: 6, exchangeRate: 6 } as const;

/** The whole as a percentage, in millionths of a per cent. */
export const HUNDRED_PERCENT = 100n * 10n ** BigInt(SCALE.percent);

const MINUS = 45;
const DOT = 46;
const ZERO = 48;
const NINE = 57;
const SAFE_DIGITS = 15;

/**
 * Reads a decimal number as documents write it: optional minus, digits, optional dot with at most `scale` digits.
 * Written for the hot path of validation: no expression, no object, small numbers without big arithmetic.
 *
 * @returns units at `scale`, or undefined when the text is not such a number
 */
export function parseFixed(text: string, scale: number): Units | undefined {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let dot = -1;
  let digits = 0;
  let small = 0;
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DOT && dot < 0) dot = index;
    else if (code < ZERO || code > NINE) return undefined;
    else {
      digits += 1;
      small = small * 10 + code - ZERO;
    }
  }
  const decimals = dot < 0 ? 0 : text.length - dot - 1;
  if (digits === 0 || dot === start || dot === text.length - 1 || decimals > scale) return undefined;
  const units =
    digits + scale - decimals <= SAFE_DIGITS
      ? BigInt(small * (smallPowers[scale - decimals] ?? 1))
      : BigInt(text.slice(start).replace('.', '')) * powerOfTen(scale - decimals);
  return start === 1 ? -units : units;
}

/**
 * Tells quickly that a product of two decimal numbers is exactly a third one. False says nothing: the numbers may be
 * too long for the quick way, which calculates with whole numbers below 2^53 only.
 */
export function isPlainProduct(factor: string, other: string, product: string): boolean {
  const result = digitsOf(factor) * digitsOf(other);
  const surplus = decimalsOf(factor) + decimalsOf(other) - decimalsOf(product);
  const scaled = digitsOf(product) * (smallPowers[surplus] ?? Number.NaN);
  return result === scaled && Number.isSafeInteger(result);
}

/** The number without its dot, NaN when it is none or too long to be exact. */
function digitsOf(text: string): number {
  if (text.length > SAFE_DIGITS) return Number.NaN;
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let number = 0;
  for (let index = start; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code !== DOT) number = code >= ZERO && code <= NINE ? number * 10 + code - ZERO : Number.NaN;
  }
  return start === 1 ? -number : number;
}

function decimalsOf(text: string): number {
  const dot = text.indexOf('.');
  return dot < 0 ? 0 : text.length - dot - 1;
}

/** Writes units at a scale as a decimal number with exactly `scale` decimals. */
export function formatFixed(units: Units, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const sign = units < 0n ? '-' : '';
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Writes units at a scale with no more decimals than needed, but at least `least`. */
export function formatShort(units: Units, scale: number, least = 0): string {
  const text = formatFixed(units, scale);
  if (scale === 0) return text;
  let end = text.length;
  while (end > text.length - scale + least && text[end - 1] === '0') end -= 1;
  return text[end - 1] === '.' ? text.slice(0, end - 1) : text.slice(0, end);
}

/** Quotient rounded to the nearest whole number, halves away from zero (as VAT amounts are rounded). */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const [top, bottom] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor];
  const quotient = (2n * top + bottom) / (2n * bottom);
  return negative ? -quotient : quotient;
}

/** Brings units from one scale to another, rounding halves away from zero. */
export function rescale(units: Units, from: number, to: number): Units {
  if (to >= from) return units * powerOfTen(to - from);
  return divideRounded(units, powerOfTen(from - to));
}

const smallPowers = Array.from({ length: SAFE_DIGITS + 1 }, (_, exponent) => 10 ** exponent);

const POWERS = Array.from({ length: 25 }, (_, exponent) => 10n ** BigInt(exponent));

function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/**
 * Reads a number as people type it: spaces between thousands, a comma or a dot before decimals.
 *
 * @returns units at `scale`, or undefined when it is not a number or has more decimals than `scale`
 */
export function parseTyped(text: string, scale: number): Units | undefined {
  return parseFixed(text.replaceAll(/\s/gu, '').replace(',', '.'), scale);
}
