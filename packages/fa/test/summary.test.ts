import { describe, expect, it } from 'vitest';
import { composeInvoice, summarise } from '../src/index.ts';
import { invoice, line } from './inputs.ts';

const context = { createdAt: new Date('2026-11-20T10:00:00Z') };

describe('summary of a document', () => {
  it('shows parties, sums, payment and lines', () => {
    const document = composeInvoice(
      invoice({
        lines: [line({ quantity: '2' }), line({ rate: '7', discount: '50' })],
        payment: { dueDate: '2026-12-04', bankAccount: '61 1090 1014 0000 0712 1981 2874' },
      }),
      context,
    );
    expect(summarise(document)).toEqual({
      kind: 'VAT',
      number: 'FV/1/11/2026',
      issueDate: '2026-11-20',
      saleDate: '2026-11-19',
      currency: 'PLN',
      seller: {
        nip: '5265877635',
        name: 'Przykładowa Pracownia sp. z o.o.',
        address: { country: 'PL', line1: 'ul. Wzorcowa 1', line2: '00-001 Warszawa' },
      },
      buyer: {
        nip: '1111111111',
        name: 'Zmyślony Handel S.A.',
        address: { country: 'PL', line1: 'ul. Próbna 2', line2: '30-002 Kraków' },
      },
      net: '250.00',
      vat: '49.50',
      gross: '299.50',
      dueDate: '2026-12-04',
      bankAccount: '61109010140000071219812874',
      lines: [
        {
          name: 'Usługa próbna',
          quantity: '2',
          unit: 'szt.',
          unitPrice: '100.00',
          rate: '23',
          net: '200.00',
        },
        { name: 'Usługa próbna', quantity: '1', unit: 'szt.', unitPrice: '100.00', rate: '7', net: '50.00' },
      ],
      totals: [
        { rate: '23', net: '200.00', vat: '46.00', gross: '246.00' },
        { rate: '7', net: '50.00', vat: '3.50', gross: '53.50' },
      ],
      corrects: [],
    });
  });

  it('shows the order of an advance, and what a correction corrects', () => {
    const advance = composeInvoice(
      invoice({ kind: 'ZAL', advance: { payments: [{ date: '2026-11-18', amount: '61.50' }] } }),
      context,
    );
    expect(summarise(advance)).toMatchObject({
      gross: '61.50',
      net: '50.00',
      saleDate: '2026-11-19',
      lines: [{ name: 'Usługa próbna', rate: '23', net: '100.00', gross: '123.00' }],
    });
    const correction = composeInvoice(
      invoice({
        kind: 'KOR',
        correction: {
          invoices: [{ number: 'FV/1', issueDate: '2026-11-01' }],
          linesBefore: [line({ quantity: '2' })],
        },
      }),
      context,
    );
    expect(summarise(correction)).toMatchObject({
      gross: '-123.00',
      corrects: [{ number: 'FV/1', issueDate: '2026-11-01' }],
      lines: [{ quantity: '2', before: true }, { quantity: '1' }],
    });
  });
});
