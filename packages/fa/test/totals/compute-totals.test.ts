import { describe, expect, it } from 'vitest';
import { computeTotals } from '../../src/index.ts';
import { invoice, line } from '../inputs.ts';

describe('computeTotals', () => {
  it('sums several rates, each rounded once', () => {
    const lines = [
      line({ unitPrice: '1626.01' }),
      line({ unitPrice: '40.65' }),
      line({ unitPrice: '0.95', rate: '5' }),
      line({ unitPrice: '10', rate: 'zw' }),
    ];
    expect(computeTotals(invoice({ lines }))).toEqual({
      currency: 'PLN',
      lines: [
        { net: '1626.01', vat: '373.98', gross: '1999.99' },
        { net: '40.65', vat: '9.35', gross: '50.00' },
        { net: '0.95', vat: '0.05', gross: '1.00' },
        { net: '10.00', vat: '0.00', gross: '10.00' },
      ],
      rates: [
        { rate: '23', net: '1666.66', vat: '383.33', gross: '2049.99' },
        { rate: '5', net: '0.95', vat: '0.05', gross: '1.00' },
        { rate: 'zw', net: '10.00', vat: '0.00', gross: '10.00' },
      ],
      net: '1677.61',
      vat: '383.38',
      gross: '2060.99',
    });
  });

  it('knows both ways of rounding', () => {
    const lines = [line({ unitPrice: '0.02' }), line({ unitPrice: '0.02' }), line({ unitPrice: '0.02' })];
    expect(computeTotals(invoice({ lines, rounding: 'per-line' })).vat).toBe('0.00');
    expect(computeTotals(invoice({ lines, rounding: 'per-rate' })).vat).toBe('0.01');
  });

  it('takes VAT out of gross prices', () => {
    const lines = [line({ unitPrice: '100', quantity: '3' })];
    expect(computeTotals(invoice({ lines, prices: 'gross' }))).toMatchObject({
      net: '243.90',
      vat: '56.10',
      gross: '300.00',
    });
  });

  it('takes discounts off the line, and off the document', () => {
    const lines = [line({ discount: '10' }), line({ quantity: '2', unitPrice: '33.33' })];
    expect(computeTotals(invoice({ lines })).net).toBe('156.66');
    expect(computeTotals(invoice({ lines, discountPercent: '12,5' })).lines.map(({ net }) => net)).toEqual([
      '78.75',
      '58.33',
    ]);
  });

  it('mixes net and gross prices in one invoice', () => {
    const lines = [line(), line({ unitPrice: '123', prices: 'gross' }), line({ unitPrice: '5', rate: '5' })];
    expect(computeTotals(invoice({ lines })).rates).toEqual([
      { rate: '23', net: '200.00', vat: '46.00', gross: '246.00' },
      { rate: '5', net: '5.00', vat: '0.25', gross: '5.25' },
    ]);
  });

  it('shows no VAT under the margin scheme', () => {
    const lines = [line({ unitPrice: '2000', margin: true }), line({ unitPrice: '1000' })];
    expect(computeTotals(invoice({ lines, prices: 'gross' })).rates).toEqual([
      { rate: '23', net: '813.01', vat: '186.99', gross: '1000.00' },
      { rate: 'margin', net: '2000.00', vat: '0.00', gross: '2000.00' },
    ]);
  });

  it('spreads an advance over the rates of the order', () => {
    const order = [line({ unitPrice: '341666.67', rate: '8' }), line({ unitPrice: '5000' })];
    const advance = { payments: [{ date: '2026-02-15', amount: '20000' }] };
    const totals = computeTotals(invoice({ kind: 'ZAL', lines: order, advance }));
    expect(totals.rates).toEqual([
      { rate: '23', net: '266.56', vat: '61.31', gross: '327.87' },
      { rate: '8', net: '18214.94', vat: '1457.19', gross: '19672.13' },
    ]);
    expect(totals.gross).toBe('20000.00');
  });

  it('states a wrong rate of an advance as the difference of the spreads', () => {
    const linesBefore = [line({ unitPrice: '300000' }), line({ unitPrice: '5000' })];
    const lines = [line({ unitPrice: '341666.67', rate: '8' }), line({ unitPrice: '5000' })];
    const correction = {
      invoices: [{ number: 'FZ/1', issueDate: '2026-02-15' }],
      linesBefore,
      amountBefore: '20000',
    };
    expect(computeTotals(invoice({ kind: 'KOR_ZAL', lines, correction })).rates).toEqual([
      { rate: '23', net: '-15993.60', vat: '-3678.53', gross: '-19672.13' },
      { rate: '8', net: '18214.94', vat: '1457.19', gross: '19672.13' },
    ]);
  });

  it('leaves what advances have not covered on a settlement', () => {
    const settlement = {
      advances: [{ number: 'FZ/1', amounts: [{ rate: '23', net: '40', vat: '9.2' } as const] }],
    };
    expect(computeTotals(invoice({ kind: 'ROZ', settlement }))).toMatchObject({
      net: '60.00',
      vat: '13.80',
      gross: '73.80',
    });
  });

  it('states a correction as what is after less what was before', () => {
    const correction = { invoices: [], linesBefore: [line({ quantity: '3' }), line({ rate: '8' })] };
    const lines = [line({ quantity: '2' }), line({ rate: '8' })];
    expect(computeTotals(invoice({ kind: 'KOR', lines, correction })).rates).toEqual([
      { rate: '23', net: '-100.00', vat: '-23.00', gross: '-123.00' },
    ]);
  });

  it('takes a collective discount as it is given', () => {
    const collective = {
      period: '2026',
      amounts: [{ rate: '23', net: '-40650.41', vat: '-9349.59' } as const],
    };
    const correction = { invoices: [], collective };
    expect(computeTotals(invoice({ kind: 'KOR', lines: [], correction })).gross).toBe('-50000.00');
  });
});
