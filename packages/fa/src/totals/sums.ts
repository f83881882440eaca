import type { SumRate } from '../compose/input.ts';
import { inOrder } from './rates.ts';

/** Net, VAT and gross in hundredths of the currency. */
export interface Amounts {
  net: bigint;
  vat: bigint;
  gross: bigint;
}

/** Amounts by rate; a rate that does not occur is absent. */
export type Sums = ReadonlyMap<SumRate, Amounts>;

export const nothing: Amounts = { net: 0n, vat: 0n, gross: 0n };

/** Sum of two amounts. */
export function add(a: Amounts, b: Amounts): Amounts {
  return { net: a.net + b.net, vat: a.vat + b.vat, gross: a.gross + b.gross };
}

/** Rate by rate `a` less `b`; rates whose difference is nothing are left out. */
export function subtract(a: Sums, b: Sums): Sums {
  const differences = inOrder([...a.keys(), ...b.keys()]).map((rate) => {
    const [left, right] = [a.get(rate) ?? nothing, b.get(rate) ?? nothing];
    return [
      rate,
      { net: left.net - right.net, vat: left.vat - right.vat, gross: left.gross - right.gross },
    ] as const;
  });
  return new Map(differences.filter(([, { net, vat, gross }]) => net !== 0n || vat !== 0n || gross !== 0n));
}

/** Sum over all rates. */
export function total(sums: Sums): Amounts {
  return [...sums.values()].reduce(add, nothing);
}
