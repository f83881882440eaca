import type { SumRate } from '../compose/input.ts';
import { divideRounded } from '../money/fixed.ts';
import { fromGross } from './line-amounts.ts';
import { inOrder, percentOf } from './rates.ts';
import { type Amounts, type Sums, total } from './sums.ts';

/**
 * Spreads money received before delivery over the rates of the order, in proportion to their gross values, and takes
 * the VAT out of each part. The parts add up to the money exactly: each is cut off the running sum.
 * Source: VAT act, art. 106f ust. 1 pkt 3.
 *
 * @param received - hundredths, gross
 */
export function spreadAdvance(received: bigint, order: Sums): Sums {
  const whole = total(order).gross;
  if (whole === 0n) return new Map();
  const parts = new Map<SumRate, Amounts>();
  let ordered = 0n;
  let spread = 0n;
  for (const rate of inOrder(order.keys())) {
    const amounts = order.get(rate);
    if (!amounts) continue;
    ordered += amounts.gross;
    const upTo = divideRounded(received * ordered, whole);
    parts.set(rate, fromGross(upTo - spread, percentOf(rate)));
    spread = upTo;
  }
  return parts;
}
