import type { InvoiceInput, RateTotal, Totals } from '../compose/input.ts';
import { formatFixed, SCALE } from '../money/fixed.ts';
import { spreadAdvance } from './advance.ts';
import { givenSums, lineAmounts, sumLines, typed } from './line-amounts.ts';
import { inOrder } from './rates.ts';
import { type Amounts, type Sums, subtract, total } from './sums.ts';

/**
 * Computes the amounts of an invoice from what a person filled in, exactly.
 * A number that is unfinished or wrong counts as zero, so that totals can be shown while typing; `checkInput` names it.
 *
 * - ordinary and simplified: sums of the lines by rate;
 * - advance: the money received, spread over the rates of the order (`lines` in the result are those of the order);
 * - settlement: the delivery less the advances;
 * - corrections: the state after less the state before, or the differences themselves.
 */
export function computeTotals(input: InvoiceInput): Totals {
  const sums = sumInvoice(input);
  const { net, vat, gross } = written(total(sums));
  return {
    lines: input.lines.map((line) => written(lineAmounts(line, input))),
    rates: inOrder(sums.keys()).flatMap((rate): RateTotal[] => {
      const amounts = sums.get(rate);
      return amounts ? [{ rate, ...written(amounts) }] : [];
    }),
    net,
    vat,
    gross,
    currency: input.currency,
  };
}

/** The amounts of an invoice by rate, in hundredths; see {@link computeTotals}. */
export function sumInvoice(input: InvoiceInput): Sums {
  const after = sumLines(input.lines, input);
  switch (input.kind) {
    case 'ZAL':
      return spreadAdvance(received(input), after);
    case 'ROZ':
      return subtract(after, advancesTaken(input));
    case 'KOR_ZAL':
      return correctedAdvance(input, after);
    case 'KOR':
    case 'KOR_ROZ':
      return correctedLines(input, after);
    case 'VAT':
    case 'UPR':
      return after;
    default:
      return input.kind satisfies never;
  }
}

/** Money received on an advance invoice, in hundredths; on its correction, the change of it. */
export function received(input: InvoiceInput): bigint {
  const payments = input.advance?.payments ?? [];
  return payments.reduce((sum, { amount }) => sum + typed(amount, SCALE.amount), 0n);
}

function advancesTaken(input: InvoiceInput): Sums {
  return givenSums((input.settlement?.advances ?? []).flatMap(({ amounts }) => amounts));
}

function correctedLines(input: InvoiceInput, after: Sums): Sums {
  if (input.correction?.collective) return givenSums(input.correction.collective.amounts);
  const before = input.correction?.linesBefore;
  return before ? subtract(after, sumLines(before, input)) : after;
}

function correctedAdvance(input: InvoiceInput, orderAfter: Sums): Sums {
  const paidBefore = typed(input.correction?.amountBefore, SCALE.amount);
  const before = input.correction?.linesBefore;
  const orderBefore = before ? sumLines(before, input) : orderAfter;
  return subtract(
    spreadAdvance(paidBefore + received(input), orderAfter),
    spreadAdvance(paidBefore, orderBefore),
  );
}

function written(amounts: Amounts): { net: string; vat: string; gross: string } {
  return {
    net: formatFixed(amounts.net, SCALE.amount),
    vat: formatFixed(amounts.vat, SCALE.amount),
    gross: formatFixed(amounts.gross, SCALE.amount),
  };
}
