import type { Decimal, InvoiceInput, InvoiceLine, RateAmounts, SumRate } from '../compose/input.ts';
import { divideRounded, HUNDRED_PERCENT, parseTyped, rescale, SCALE } from '../money/fixed.ts';
import { ossRateOf, percentOf, vatOfGross, vatOfNet } from './rates.ts';
import { type Amounts, add, nothing, type Sums } from './sums.ts';

const LINE_SCALE = SCALE.quantity + SCALE.price;

/** What decides how lines become amounts. */
export type Pricing = Pick<InvoiceInput, 'prices' | 'rounding' | 'discountPercent'>;

/** Units of what a person typed; what is not a number counts as zero (checkInput names it). */
export function typed(text: Decimal | undefined, scale: number): bigint {
  return text === undefined ? 0n : (parseTyped(text, scale) ?? 0n);
}

/** The rate that a line is summed under. */
export function sumRate(line: InvoiceLine): SumRate {
  if (line.margin) return 'margin';
  return line.ossRate ? ossRateOf(line.ossRate) : line.rate;
}

/**
 * The discount of a line in units of a price (8 decimals): its own, and its part of the discount on the document,
 * which is rounded to hundredths.
 */
export function lineDiscount(line: InvoiceLine, pricing: Pricing): bigint {
  const own = typed(line.discount, SCALE.price);
  const percent = typed(pricing.discountPercent, SCALE.percent);
  if (percent === 0n) return own;
  const left = undiscounted(line) - rescale(own, SCALE.price, LINE_SCALE);
  const hundredths = rescale(divideRounded(left * percent, HUNDRED_PERCENT), LINE_SCALE, SCALE.amount);
  return own + rescale(hundredths, SCALE.amount, SCALE.price);
}

/** True when the price of a line is net; under the margin scheme prices are always gross. */
export function isNetPriced(line: InvoiceLine, pricing: Pricing): boolean {
  return !line.margin && (line.prices ?? pricing.prices) === 'net';
}

/** Net, VAT and gross of one line in hundredths, each line rounded by itself. */
export function lineAmounts(line: InvoiceLine, pricing: Pricing): Amounts {
  const discount = rescale(lineDiscount(line, pricing), SCALE.price, LINE_SCALE);
  const value = rescale(undiscounted(line) - discount, LINE_SCALE, SCALE.amount);
  const percent = percentOf(sumRate(line));
  return isNetPriced(line, pricing) ? fromNet(value, percent) : fromGross(value, percent);
}

/** Amounts by rate of a list of lines, rounded the way the invoice says. Source: VAT act, art. 106e ust. 1, 7 and 10. */
export function sumLines(lines: readonly InvoiceLine[], pricing: Pricing): Sums {
  const netPriced = collect(
    lines.filter((line) => isNetPriced(line, pricing)),
    pricing,
  );
  const grossPriced = collect(
    lines.filter((line) => !isNetPriced(line, pricing)),
    pricing,
  );
  if (pricing.rounding !== 'per-line') {
    for (const [rate, { net }] of netPriced) netPriced.set(rate, fromNet(net, percentOf(rate)));
    for (const [rate, { gross }] of grossPriced) grossPriced.set(rate, fromGross(gross, percentOf(rate)));
  }
  for (const [rate, amounts] of grossPriced)
    netPriced.set(rate, add(netPriced.get(rate) ?? nothing, amounts));
  return netPriced;
}

function collect(lines: readonly InvoiceLine[], pricing: Pricing): Map<SumRate, Amounts> {
  const sums = new Map<SumRate, Amounts>();
  for (const line of lines) {
    const rate = sumRate(line);
    sums.set(rate, add(sums.get(rate) ?? nothing, lineAmounts(line, pricing)));
  }
  return sums;
}

/** Amounts by rate that the user gave. */
export function givenSums(amounts: readonly RateAmounts[]): Sums {
  const sums = new Map<SumRate, Amounts>();
  for (const given of amounts) {
    const [net, vat] = [typed(given.net, SCALE.amount), typed(given.vat, SCALE.amount)];
    const rate = given.ossRate ? ossRateOf(given.ossRate) : given.rate;
    sums.set(rate, add(sums.get(rate) ?? nothing, { net, vat, gross: net + vat }));
  }
  return sums;
}

/** Amounts from a net value. */
export function fromNet(net: bigint, percent: bigint): Amounts {
  const vat = vatOfNet(net, percent);
  return { net, vat, gross: net + vat };
}

/** Amounts from a gross value. */
export function fromGross(gross: bigint, percent: bigint): Amounts {
  const vat = vatOfGross(gross, percent);
  return { net: gross - vat, vat, gross };
}

function undiscounted(line: InvoiceLine): bigint {
  return typed(line.quantity, SCALE.quantity) * typed(line.unitPrice, SCALE.price);
}
