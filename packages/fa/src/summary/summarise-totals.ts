import type { RateTotal } from '../compose/input.ts';
import { formatFixed, parseFixed, SCALE } from '../money/fixed.ts';
import { allRates, rateFacts } from '../totals/rates.ts';
import type { Fa } from '../types/invoice.gen.ts';

/** Sums of one rate of a document; `oss` is VAT of other countries under the one-stop shop. */
export interface SummaryTotal {
  rate: RateTotal['rate'] | 'oss';
  net: string;
  vat: string;
  gross: string;
}

/** The sums of a document by rate; where a group holds several rates, the lines tell which. */
export function summariseTotals(content: Fa): SummaryTotal[] {
  return [
    ...total(content, '1', content.P_13_1, content.P_14_1),
    ...total(content, '2', content.P_13_2, content.P_14_2),
    ...total(content, '3', content.P_13_3, content.P_14_3),
    ...total(content, '4', content.P_13_4, content.P_14_4),
    ...written('oss', content.P_13_5, content.P_14_5),
    ...total(content, '6_1', content.P_13_6_1),
    ...total(content, '6_2', content.P_13_6_2),
    ...total(content, '6_3', content.P_13_6_3),
    ...total(content, '7', content.P_13_7),
    ...total(content, '8', content.P_13_8),
    ...total(content, '9', content.P_13_9),
    ...total(content, '10', content.P_13_10),
    ...total(content, '11', content.P_13_11),
  ];
}

/** Sum of amounts of a document, two decimals. */
export function sumAmounts(amounts: readonly string[]): string {
  const sum = amounts.reduce((units, amount) => units + (parseFixed(amount, SCALE.amount) ?? 0n), 0n);
  return formatFixed(sum, SCALE.amount);
}

function total(content: Fa, group: string, net: string | undefined, vat?: string): SummaryTotal[] {
  return net === undefined ? [] : written(rateOf(content, group), net, vat);
}

function written(rate: SummaryTotal['rate'], net: string | undefined, vat = '0'): SummaryTotal[] {
  if (net === undefined) return [];
  return [{ rate, net: sumAmounts([net]), vat: sumAmounts([vat]), gross: sumAmounts([net, vat]) }];
}

function rateOf(content: Fa, group: string): RateTotal['rate'] {
  const candidates = allRates.filter((rate) => rateFacts[rate].group === group);
  const used = new Set<string | undefined>([
    ...(content.FaWiersz ?? []).map((line) => line.P_12),
    ...(content.Zamowienie?.ZamowienieWiersz ?? []).map((line) => line.P_12Z),
  ]);
  return candidates.find((rate) => used.has(rate)) ?? candidates[0] ?? 'margin';
}
