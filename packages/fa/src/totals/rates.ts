import {
  type Decimal,
  type InvoiceLine,
  type OssRate,
  type SumRate,
  type VatRate,
  vatRateOrder,
} from '../compose/input.ts';
import {
  divideRounded,
  formatShort,
  HUNDRED_PERCENT,
  parseFixed,
  parseTyped,
  SCALE,
} from '../money/fixed.ts';

/** How a VAT rate is summed on an invoice. */
export interface RateFacts {
  /** Per cent of VAT; 0 for rates without VAT. */
  percent: bigint;
  /** Number of the pair of totals that it belongs to, as the schema counts them, e.g. `1` for P_13_1 and P_14_1. */
  group: string;
}

/** Every rate in the order in which totals are listed. Source: FA(3), P_12 and P_13_1 to P_13_11. */
export const rateFacts: Readonly<Record<VatRate | 'margin', RateFacts>> = {
  '23': { percent: 23n, group: '1' },
  '22': { percent: 22n, group: '1' },
  '8': { percent: 8n, group: '2' },
  '7': { percent: 7n, group: '2' },
  '5': { percent: 5n, group: '3' },
  '4': { percent: 4n, group: '4' },
  '3': { percent: 3n, group: '4' },
  '0 KR': { percent: 0n, group: '6_1' },
  '0 WDT': { percent: 0n, group: '6_2' },
  '0 EX': { percent: 0n, group: '6_3' },
  zw: { percent: 0n, group: '7' },
  'np I': { percent: 0n, group: '8' },
  'np II': { percent: 0n, group: '9' },
  oo: { percent: 0n, group: '10' },
  margin: { percent: 0n, group: '11' },
};

/** All rates of Poland, in the order in which totals are listed. */
export const allRates: readonly (VatRate | 'margin')[] = [...vatRateOrder, 'margin'];

const OSS = 'oss ';
const ONE_PERCENT = 10n ** BigInt(SCALE.percent);

/** The rate of the one-stop shop with this per cent, as people write it. */
export function ossRateOf(percent: Decimal): OssRate {
  return `oss ${formatShort(parseTyped(percent, SCALE.percent) ?? 0n, SCALE.percent)}`;
}

/** Tells whether a rate is one of the one-stop shop: VAT of another country. */
export function isOss(rate: SumRate): rate is OssRate {
  return rate.startsWith(OSS);
}

/** Tells whether Polish VAT above zero is due at a rate. */
export function isPolishTax(rate: SumRate): boolean {
  return !isOss(rate) && percentOf(rate) > 0n;
}

/** Tells whether a line is sold at a rate of Poland: one under the margin scheme or the one-stop shop is not. */
export function hasRate(line: InvoiceLine, rate: VatRate): boolean {
  return line.rate === rate && !line.margin && !line.ossRate;
}

/** Number of the pair of totals that a rate belongs to; 5 for the one-stop shop. */
export function groupNumberOf(rate: SumRate): string {
  return isOss(rate) ? '5' : rateFacts[rate].group;
}

/** The rates in the order in which totals are listed, each once; those of the one-stop shop last, by their per cent. */
export function inOrder(rates: Iterable<SumRate>): SumRate[] {
  const present = new Set(rates);
  const abroad = [...present].filter(isOss).toSorted((a, b) => Number(percentOf(a) - percentOf(b)));
  return [...allRates.filter((rate) => present.has(rate)), ...abroad];
}

const percents: ReadonlyMap<string, bigint> = new Map(
  allRates.map((rate) => [rate, rateFacts[rate].percent * ONE_PERCENT]),
);

/** Per cent of VAT of a rate in millionths; 0 for one that does not exist, as an unfinished form may hold. */
export function percentOf(rate: SumRate): bigint {
  const percent = percents.get(rate);
  if (percent !== undefined) return percent;
  return isOss(rate) ? (parseFixed(rate.slice(OSS.length), SCALE.percent) ?? 0n) : 0n;
}

/** VAT on a net amount, in the same units, rounded; per cent in millionths. */
export function vatOfNet(net: bigint, percent: bigint): bigint {
  return divideRounded(net * percent, HUNDRED_PERCENT);
}

/** VAT within a gross amount, in the same units, rounded. Source: VAT act, art. 106e ust. 7. */
export function vatOfGross(gross: bigint, percent: bigint): bigint {
  return divideRounded(gross * percent, HUNDRED_PERCENT + percent);
}
