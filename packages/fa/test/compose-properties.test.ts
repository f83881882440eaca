import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkInput,
  composeInvoice,
  computeTotals,
  type InvoiceInput,
  type InvoiceLine,
  readInvoice,
  summarise,
  validateInvoice,
  writeInvoice,
} from '../src/index.ts';
import { formatFixed } from '../src/money/fixed.ts';
import { invoice } from './inputs.ts';

const now = new Date('2026-11-20T10:00:00Z');
const decimal = (most: bigint, scale: number) =>
  fc.bigInt({ min: 1n, max: most }).map((units) => formatFixed(units, scale));

const anyLine: fc.Arbitrary<InvoiceLine> = fc.record(
  {
    name: fc
      .string({ minLength: 1, maxLength: 40, unit: 'grapheme-ascii' })
      .filter((name) => name.trim() !== ''),
    quantity: decimal(1_000_000_000n, 6),
    unitPrice: decimal(1_000_000_000_000n, 8),
    rate: fc.constantFrom('23', '8', '5', '0 KR', 'zw'),
    prices: fc.constantFrom('net', 'gross'),
    ossRate: fc.constantFrom('19', '5.5', '25.5'),
  },
  { requiredKeys: ['name', 'quantity', 'unitPrice', 'rate'] },
);
const lines = fc.array(anyLine, { minLength: 1, maxLength: 10 });

const anyInput: fc.Arbitrary<InvoiceInput> = fc
  .record({
    lines,
    linesBefore: fc.option(lines, { nil: undefined }),
    prices: fc.constantFrom('net' as const, 'gross' as const),
    rounding: fc.constantFrom('per-line' as const, 'per-rate' as const),
    kind: fc.constantFrom('VAT' as const, 'ZAL' as const, 'KOR' as const),
    foreign: fc.boolean(),
    paid: decimal(100_000n, 2),
  })
  .map(({ kind, foreign, paid, linesBefore, ...rest }) => {
    const exempt = [...rest.lines, ...(linesBefore ?? [])].some(
      ({ rate, ossRate }) => rate === 'zw' && !ossRate,
    );
    return invoice({
      ...rest,
      kind,
      ...(foreign ? { currency: 'EUR', exchangeRate: { rate: '4.2512', date: '2026-11-18' } } : {}),
      ...(exempt ? { annotations: { exemption: { kind: 'act', text: 'art. 43 ust. 1 ustawy o VAT' } } } : {}),
      ...(kind === 'ZAL' ? { advance: { payments: [{ date: '2026-11-18', amount: paid }] } } : {}),
      ...(kind === 'KOR'
        ? {
            correction: {
              invoices: [{ number: 'FV/1', issueDate: '2026-10-01' }],
              ...(linesBefore ? { linesBefore } : {}),
            },
          }
        : {}),
    });
  });

/** Possible with random amounts, and not the composer's fault. */
const excused = ['ADVANCE_ABOVE_ORDER', 'EXEMPTION_UNUSED'];

describe('whatever is composed', () => {
  it('is valid, agrees with its totals, and is read back as it was', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        fc.pre(checkInput(input).every(({ severity }) => severity === 'warning'));
        const document = composeInvoice(input, { createdAt: now });
        const xml = writeInvoice(document);
        const { problems } = validateInvoice(xml, { now, environment: 'production' });
        expect(problems.filter(({ code }) => !excused.includes(code))).toEqual([]);
        expect(readInvoice(xml)).toEqual({ ok: true, invoice: document });
        const { net, vat, gross } = computeTotals(input);
        expect(summarise(document)).toMatchObject({ net, vat, gross });
      }),
      { numRuns: 300 },
    );
  });
});
