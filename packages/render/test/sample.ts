import { composeInvoice, type Invoice, type InvoiceInput, writeInvoice } from '@skryba/fa';

const input: InvoiceInput = {
  kind: 'VAT',
  number: 'FV/12/11/2026',
  issueDate: '2026-11-23',
  saleDate: '2026-11-20',
  placeOfIssue: 'Warszawa',
  currency: 'PLN',
  prices: 'net',
  seller: {
    name: 'Piekarnia Przykładowa sp. z o.o.',
    nip: '1111111111',
    country: 'PL',
    address: { line1: 'ul. Przykładowa 1', line2: '00-001 Warszawa' },
    email: 'biuro@example.com',
  },
  buyer: {
    name: 'Kawiarnia Wzorcowa s.c.',
    nip: '2222222222',
    country: 'PL',
    address: { line1: 'ul. Wzorcowa 2', line2: '30-001 Kraków' },
  },
  lines: [
    {
      name: 'Chleb żytni na zakwasie 1 kg',
      quantity: '40',
      unit: 'szt.',
      unitPrice: '9.50',
      rate: '5',
      pkwiu: '10.71.11.0',
    },
    { name: 'Kurs wypieku pieczywa', quantity: '2', unit: 'godz.', unitPrice: '1180', rate: '23' },
  ],
  payment: { method: 'transfer', dueDate: '2026-12-07', bankAccount: '61109010140000071219812874' },
  annotations: { splitPayment: true },
  notes: 'Dziękujemy za zakupy.',
};

/** An ordinary invoice, with what a test wants different. */
export function sampleInvoice(change: Partial<InvoiceInput> = {}): Invoice {
  return composeInvoice({ ...input, ...change }, { createdAt: new Date('2026-11-23T10:00:00Z') });
}

export function sampleXml(change: Partial<InvoiceInput> = {}): Uint8Array {
  return writeInvoice(sampleInvoice(change));
}

export const ksefNumber = '1111111111-20261123-010020A0B0C0-5F';
export const kod1Link =
  'https://qr.ksef.mf.gov.pl/invoice/1111111111/23-11-2026/UtQp9Gpc51y-u3xApZjIjgkpZ01js-J8KflSPW8WzIE';
