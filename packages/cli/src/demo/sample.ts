import type { InvoiceDraft } from '@skryba/server/api';

/** Two companies that do not exist; their NIPs are plainly made up, with valid checksums. */
export const seller = {
  nip: '1111111111',
  name: 'Piekarnia Przykładowa sp. z o.o.',
  addressLine1: 'ul. Przykładowa 1',
  addressLine2: '00-001 Warszawa',
  bankAccount: '61109010140000071219812874',
  bankName: 'Bank Przykładowy',
} as const;

export const buyer = {
  nip: '2222222222',
  name: 'Kawiarnia Wzorcowa s.c.',
  addressLine1: 'ul. Wzorcowa 2',
  addressLine2: '30-001 Kraków',
} as const;

/** An ordinary invoice with three lines and three rates. */
export function sampleInvoice(issueDate: string): InvoiceDraft {
  return {
    kind: 'VAT',
    number: '',
    issueDate,
    saleDate: issueDate,
    placeOfIssue: 'Warszawa',
    currency: 'PLN',
    prices: 'net',
    buyer: {
      name: buyer.name,
      nip: buyer.nip,
      country: 'PL',
      address: { line1: buyer.addressLine1, line2: buyer.addressLine2 },
    },
    lines: [
      { name: 'Chleb żytni na zakwasie 1 kg', quantity: '40', unit: 'szt.', unitPrice: '9.50', rate: '5' },
      { name: 'Kurs wypieku pieczywa', quantity: '2', unit: 'godz.', unitPrice: '180', rate: '23' },
      { name: 'Catering na miejscu', quantity: '1', unit: 'usł.', unitPrice: '420', rate: '8' },
    ],
    payment: {
      method: 'transfer',
      dueDate: addDays(issueDate, 14),
      bankAccount: seller.bankAccount,
      bankName: seller.bankName,
    },
  };
}

function addDays(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
