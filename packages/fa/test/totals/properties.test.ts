import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeTotals, type InvoiceInput, type InvoiceLine } from '../../src/index.ts';
import { formatFixed, parseFixed } from '../../src/money/fixed.ts';
import { allRates, isOss } from '../../src/totals/rates.ts';
import { invoice } from '../inputs.ts';

const decimal = (digits: number, scale: number) =>
  fc.bigInt({ min: 0n, max: 10n ** BigInt(digits) }).map((units) => formatFixed(units, scale));

const anyLine: fc.Arbitrary<InvoiceLine> = fc.record(
  {
    name: fc.constant('Towar'),
    quantity: decimal(9, 6),
    unitPrice: decimal(14, 8),
    rate: fc.constantFrom(...allRates.filter((rate) => rate !== 'margin')),
    ossRate: fc.constantFrom('19', '5.5', '25,5', '0.000001'),
  },
  { requiredKeys: ['name', 'quantity', 'unitPrice', 'rate'] },
);
const lines = fc.array(anyLine, { minLength: 1, maxLength: 12 });
const way = fc.record({
  prices: fc.constantFrom('net' as const, 'gross' as const),
  rounding: fc.constantFrom('per-line' as const, 'per-rate' as const),
});

const cents = (text: string): bigint => {
  const units = parseFixed(text, 2);
  if (units === undefined || text !== formatFixed(units, 2)) throw new Error(`not an amount: ${text}`);
  return units;
};
const sum = (texts: string[]): bigint => texts.map(cents).reduce((a, b) => a + b, 0n);

function byRate(input: InvoiceInput): Map<string, bigint[]> {
  const { rates } = computeTotals(input);
  return new Map(rates.map(({ rate, net, vat, gross }) => [rate, [net, vat, gross].map(cents)]));
}

describe('totals, whatever the lines', () => {
  it('do not depend on the order of the lines', () => {
    const shuffled = lines.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, way, ([list, other], how) => {
        const { lines: _one, ...expected } = computeTotals(invoice({ ...how, lines: list }));
        const { lines: _two, ...actual } = computeTotals(invoice({ ...how, lines: other }));
        expect(actual).toEqual(expected);
      }),
    );
  });

  it('add up: net and VAT make gross, rates make the whole', () => {
    fc.assert(
      fc.property(lines, way, (list, how) => {
        const totals = computeTotals(invoice({ ...how, lines: list }));
        for (const row of [...totals.rates, ...totals.lines, totals]) {
          expect(cents(row.net) + cents(row.vat)).toBe(cents(row.gross));
        }
        expect(sum(totals.rates.map(({ gross }) => gross))).toBe(cents(totals.gross));
        expect(sum(totals.rates.map(({ vat }) => vat))).toBe(cents(totals.vat));
      }),
    );
  });

  it('both ways of rounding differ by half a hundredth for each line at most', () => {
    fc.assert(
      fc.property(lines, way, (list, { prices }) => {
        const perLine = cents(computeTotals(invoice({ prices, rounding: 'per-line', lines: list })).vat);
        const perRate = cents(computeTotals(invoice({ prices, rounding: 'per-rate', lines: list })).vat);
        const difference = perLine > perRate ? perLine - perRate : perRate - perLine;
        expect(difference <= BigInt(list.length)).toBe(true);
      }),
    );
  });

  it('a correction and its original make the corrected state', () => {
    fc.assert(
      fc.property(lines, lines, way, (before, after, how) => {
        const original = byRate(invoice({ ...how, lines: before }));
        const corrected = byRate(invoice({ ...how, lines: after }));
        const correction = { invoices: [], linesBefore: before };
        const differences = byRate(invoice({ ...how, kind: 'KOR', lines: after, correction }));
        for (const rate of allRates) {
          const parts = [0, 1, 2].map(
            (at) => (original.get(rate)?.[at] ?? 0n) + (differences.get(rate)?.[at] ?? 0n),
          );
          expect(parts).toEqual(corrected.get(rate) ?? [0n, 0n, 0n]);
        }
      }),
    );
  });

  it('an advance is spread without losing a hundredth, and advances and settlement make the delivery', () => {
    fc.assert(
      fc.property(lines, way, fc.bigInt({ min: 1n, max: 10n ** 9n }), (list, how, paid) => {
        const whole = invoice({ ...how, lines: list });
        const delivery = computeTotals(whole);
        fc.pre(cents(delivery.gross) > 0n);
        const payments = [{ date: '2026-11-19', amount: formatFixed(paid, 2) }];
        const advance = computeTotals(invoice({ ...how, kind: 'ZAL', lines: list, advance: { payments } }));
        expect(cents(advance.gross)).toBe(paid);
        const amounts = advance.rates.flatMap(({ rate, net, vat }) => {
          if (rate === 'margin') return [];
          return isOss(rate)
            ? [{ rate: '23' as const, ossRate: rate.slice(4), net, vat }]
            : [{ rate, net, vat }];
        });
        const settlement = { advances: [{ number: 'FZ/1', amounts }] };
        const rest = computeTotals(invoice({ ...how, kind: 'ROZ', lines: list, settlement }));
        expect(cents(rest.gross) + paid).toBe(cents(delivery.gross));
        expect(cents(rest.vat) + cents(advance.vat)).toBe(cents(delivery.vat));
      }),
    );
  });
});

describe('fixed-point numbers', () => {
  it('are read and written without loss', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }),
        fc.integer({ min: 0, max: 8 }),
        (units, scale) => {
          expect(parseFixed(formatFixed(units, scale), scale)).toBe(units);
        },
      ),
    );
  });

  it('are nothing else than digits with a dot', () => {
    for (const text of ['', '-', '.', '1.', '.5', '1e3', '+1', '1 000', '0x1', '1.2.3', '--1', 'NaN']) {
      expect(parseFixed(text, 4)).toBeUndefined();
    }
    expect(parseFixed('1.23', 1)).toBeUndefined();
  });
});
