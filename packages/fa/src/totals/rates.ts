import { type VatRate, vatRateOrder } from '../compose/input.ts';
import { divideRounded } from '../money/fixed.ts';

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

/** All rates, in the order in which totals are listed. */
export const allRates: readonly (VatRate | 'margin')[] = [...vatRateOrder, 'margin'];

/** Per cent of VAT of a rate; 0 for one that does not exist, as an unfinished form may hold. */
export function percentOf(rate: VatRate | 'margin'): bigint {
  return Object.hasOwn(rateFacts, rate) ? rateFacts[rate].percent : 0n;
}

/** VAT on a net amount, in the same units, rounded. */
export function vatOfNet(net: bigint, percent: bigint): bigint {
  return divideRounded(net * percent, 100n);
}

/** VAT within a gross amount, in the same units, rounded. Source: VAT act, art. 106e ust. 7. */
export function vatOfGross(gross: bigint, percent: bigint): bigint {
  return divideRounded(gross * percent, 100n + percent);
}
