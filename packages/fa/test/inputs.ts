import type { InvoiceInput, InvoiceLine } from '../src/index.ts';

/** A line with one piece of something, net 100 zł at 23 %. */
export function line(changes: Partial<InvoiceLine> = {}): InvoiceLine {
  return { name: 'Usługa próbna', quantity: '1', unit: 'szt.', unitPrice: '100', rate: '23', ...changes };
}

/** A complete ordinary invoice, whose parts a test replaces. */
export function invoice(changes: Partial<InvoiceInput> = {}): InvoiceInput {
  return {
    kind: 'VAT',
    number: 'FV/1/11/2026',
    issueDate: '2026-11-20',
    saleDate: '2026-11-19',
    placeOfIssue: 'Warszawa',
    currency: 'PLN',
    prices: 'net',
    seller: {
      name: 'Przykładowa Pracownia sp. z o.o.',
      nip: '5265877635',
      country: 'PL',
      address: { line1: 'ul. Wzorcowa 1', line2: '00-001 Warszawa' },
      email: 'biuro@example.com',
      phone: '221234567',
    },
    buyer: {
      name: 'Zmyślony Handel S.A.',
      nip: '1111111111',
      country: 'PL',
      address: { line1: 'ul. Próbna 2', line2: '30-002 Kraków' },
    },
    lines: [line()],
    ...changes,
  };
}
