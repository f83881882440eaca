import { expect, it } from 'vitest';
import { checkInput, computeTotals, type InvoiceInput } from '../../src/index.ts';
import { invoice, line } from '../inputs.ts';

it('totals of an unfinished form count what is missing as zero, and never throw', () => {
  const unfinished = invoice({
    lines: [
      line({ quantity: '', unitPrice: 'x' }),
      JSON.parse('{"name":"","quantity":"1","unitPrice":"2","rate":"?"}'),
      line(),
    ],
  }) satisfies InvoiceInput;
  expect(computeTotals(unfinished)).toMatchObject({ net: '102.00', vat: '23.00', gross: '125.00' });
  expect(checkInput(unfinished).map(({ path }) => path)).toEqual([
    'lines.0.quantity',
    'lines.0.unitPrice',
    'lines.1.name',
    'lines.1.rate',
  ]);
});
