import type { RateTotal } from '../compose/input.ts';
import { formatFixed, parseFixed, SCALE } from '../money/fixed.ts';
import { groups, ratesOfGroups } from '../totals/groups.ts';
import type { Fa } from '../types/invoice.gen.ts';

/** Sums of one rate of a document; `oss` is VAT of other countries under the one-stop shop. */
export interface SummaryTotal<Rate extends string = RateTotal['rate'] | 'oss'> {
  rate: Rate;
  net: string;
  vat: string;
  gross: string;
}

/** The sums of a document by rate; where a group holds several rates, the lines tell which. */
export function summariseTotals(content: Fa): SummaryTotal[] {
  return groups.flatMap((fields, group) => {
    const net = content[fields.net];
    if (net === undefined) return [];
    const vat = (fields.vat && content[fields.vat]) ?? '0';
    const rate = rateOf(content, group);
    return [{ rate, net: sumAmounts([net]), vat: sumAmounts([vat]), gross: sumAmounts([net, vat]) }];
  });
}

/** Sum of amounts of a document, two decimals. */
export function sumAmounts(amounts: readonly string[]): string {
  const sum = amounts.reduce((units, amount) => units + (parseFixed(amount, SCALE.amount) ?? 0n), 0n);
  return formatFixed(sum, SCALE.amount);
}

function rateOf(content: Fa, group: number): SummaryTotal['rate'] {
  const candidates = ratesOfGroups[group] ?? [];
  const used = new Set<string | undefined>([
    ...(content.FaWiersz ?? []).map((line) => line.P_12),
    ...(content.Zamowienie?.ZamowienieWiersz ?? []).map((line) => line.P_12Z),
  ]);
  return candidates.find((rate) => used.has(rate)) ?? candidates[0] ?? 'oss';
}
