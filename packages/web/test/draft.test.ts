import type { Company, InvoiceDraft } from '@skryba/server/api';
import { describe, expect, test } from 'vitest';
import { emptyLine, forForm, forServer, hasContent, newDraft } from '../src/areas/invoices/draft.ts';

const company: Company = {
  id: '00000000-0000-4000-8000-000000000001',
  nip: '5253008129',
  name: 'Pracownia Lipa sp. z o.o.',
  role: 'owner',
  environment: null,
  addressLine1: '',
  addressLine2: '',
  bankAccount: '61109010140000071219812874',
  bankName: '',
  email: '',
  phone: '',
  numberPattern: 'FV/{NR}/{MM}/{RRRR}',
};
const plainSpaces = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a new invoice', () => {
  const draft = newDraft(company, '2026-11-22');

  test('is payable by transfer in two weeks to the account of the company', () => {
    expect(draft.payment).toEqual({
      method: 'transfer',
      dueDate: '2026-12-06',
      bankAccount: '61 1090 1014 0000 0712 1981 2874',
    });
  });

  test('is not worth keeping until something is typed', () => {
    expect(hasContent(draft)).toBe(false);
    expect(hasContent({ ...draft, buyer: { name: 'Ćwik', country: 'PL' } })).toBe(true);
    expect(hasContent({ ...draft, lines: [{ ...emptyLine(), name: 'Regał' }] })).toBe(true);
  });
});

describe('what was typed', () => {
  const typed: InvoiceDraft = {
    ...newDraft(company, '2026-11-22'),
    currency: 'EUR',
    exchangeRate: { rate: '4,2512', date: '2026-11-21', table: '' },
    lines: [
      { name: 'Regał', quantity: '4', unit: 'szt.', unitPrice: '1 850,00', rate: '23', discount: '' },
      { name: '', quantity: '1', unit: 'szt.', unitPrice: '', rate: '23' },
    ],
  };

  test('goes to the server with dots, without blank lines and empty fields', () => {
    expect(forServer(typed)).toMatchObject({
      exchangeRate: { rate: '4.2512', date: '2026-11-21' },
      lines: [{ name: 'Regał', quantity: '4', unit: 'szt.', unitPrice: '1850.00', rate: '23' }],
      payment: { bankAccount: '61109010140000071219812874' },
    });
  });

  test('is kept as it is where it is no number, so that the server can say so', () => {
    const [line] = forServer({
      ...typed,
      lines: [{ ...emptyLine(), name: 'Regał', unitPrice: 'dużo' }],
    }).lines;
    expect(line?.unitPrice).toBe('dużo');
  });

  test('leaves out an exchange rate that is not typed yet', () => {
    const draft = { ...typed, exchangeRate: { rate: '', date: '2026-11-21' } };
    expect(forServer(draft).exchangeRate).toBeUndefined();
  });

  test('comes back as it was typed', () => {
    const again = forForm(forServer(typed));
    expect(again.lines.map(({ unitPrice }) => plainSpaces(unitPrice))).toEqual(['1 850,00']);
    expect(again.exchangeRate?.rate).toBe('4,2512');
    expect(again.payment?.bankAccount).toBe('61 1090 1014 0000 0712 1981 2874');
  });
});

test('the next line goes on with the unit and the rate of the one before', () => {
  expect(emptyLine({ name: 'Montaż', quantity: '6', unit: 'godz.', unitPrice: '160', rate: '8' })).toEqual({
    name: '',
    quantity: '1',
    unit: 'godz.',
    unitPrice: '',
    rate: '8',
  });
});
