import { formatFixed, rescale, SCALE } from '../money/fixed.ts';
import { typed } from '../totals/line-amounts.ts';
import { groupNumberOf } from '../totals/rates.ts';
import { type Amounts, add, nothing, type Sums } from '../totals/sums.ts';
import { type AllOrNone, filled } from './filled.ts';
import type { InvoiceInput } from './input.ts';

/** One group's net, its VAT, and that VAT in zloty where the invoice is in another currency. */
interface Group {
  net: string;
  vat: string;
  zloty: string | undefined;
}

/** The sums by group of rates (P_13 and P_14), with the tax in zloty on an invoice in another currency. */
export function composeTotals(input: InvoiceInput, sums: Sums) {
  const groups = byGroup(input, sums);
  return {
    ...standardRate(groups.get('1')),
    ...reducedRate(groups.get('2')),
    ...lowRate(groups.get('3')),
    ...taxiRate(groups.get('4')),
    ...oneStopShop(groups.get('5')),
    ...filled({
      P_13_6_1: groups.get('6_1')?.net,
      P_13_6_2: groups.get('6_2')?.net,
      P_13_6_3: groups.get('6_3')?.net,
      P_13_7: groups.get('7')?.net,
      P_13_8: groups.get('8')?.net,
      P_13_9: groups.get('9')?.net,
      P_13_10: groups.get('10')?.net,
      P_13_11: groups.get('11')?.net,
    }),
  };
}

function standardRate(
  group: Group | undefined,
): AllOrNone<{ P_13_1: string; P_14_1: string; P_14_1W?: string }> {
  return group ? { P_13_1: group.net, P_14_1: group.vat, ...filled({ P_14_1W: group.zloty }) } : {};
}

function reducedRate(
  group: Group | undefined,
): AllOrNone<{ P_13_2: string; P_14_2: string; P_14_2W?: string }> {
  return group ? { P_13_2: group.net, P_14_2: group.vat, ...filled({ P_14_2W: group.zloty }) } : {};
}

function lowRate(group: Group | undefined): AllOrNone<{ P_13_3: string; P_14_3: string; P_14_3W?: string }> {
  return group ? { P_13_3: group.net, P_14_3: group.vat, ...filled({ P_14_3W: group.zloty }) } : {};
}

function taxiRate(group: Group | undefined): AllOrNone<{ P_13_4: string; P_14_4: string; P_14_4W?: string }> {
  return group ? { P_13_4: group.net, P_14_4: group.vat, ...filled({ P_14_4W: group.zloty }) } : {};
}

function oneStopShop(group: Group | undefined): AllOrNone<{ P_13_5: string; P_14_5: string }> {
  return group ? { P_13_5: group.net, P_14_5: group.vat } : {};
}

/** Writes hundredths as an amount. */
export function amount(hundredths: bigint): string {
  return formatFixed(hundredths, SCALE.amount);
}

function byGroup(input: InvoiceInput, sums: Sums): Map<string, Group> {
  const groups = new Map<string, Amounts>();
  for (const [rate, amounts] of sums) {
    const group = groupNumberOf(rate);
    groups.set(group, add(groups.get(group) ?? nothing, amounts));
  }
  return new Map(
    [...groups].map(([group, { net, vat }]) => [
      group,
      { net: amount(net), vat: amount(vat), zloty: vatInZloty(input, vat) },
    ]),
  );
}

/** VAT converted at the given rate, rounded to hundredths. Source: VAT act, art. 106e ust. 11. */
function vatInZloty({ currency, exchangeRate }: InvoiceInput, vat: bigint): string | undefined {
  if (currency === 'PLN' || !exchangeRate) return undefined;
  const product = vat * typed(exchangeRate.rate, SCALE.exchangeRate);
  return amount(rescale(product, SCALE.amount + SCALE.exchangeRate, SCALE.amount));
}
