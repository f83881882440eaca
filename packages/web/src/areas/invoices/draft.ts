import type { Company, InvoiceDraft } from '@skryba/server/api';
import { formatAmount, parseAmount } from '../../lib/amount.ts';
import { formatAccount } from '../../lib/bank-account.ts';
import { addDays } from '../../lib/dates.ts';

export type Line = InvoiceDraft['lines'][number];
export type Rate = Line['rate'];
export type Payment = NonNullable<InvoiceDraft['payment']>;
export type PaymentMethod = NonNullable<Payment['method']>;

export const rates: readonly Rate[] = [
  '23',
  '8',
  '5',
  '0 KR',
  '0 WDT',
  '0 EX',
  'zw',
  'oo',
  'np I',
  'np II',
  '22',
  '7',
  '4',
  '3',
];
export const paymentMethods: readonly PaymentMethod[] = [
  'transfer',
  'cash',
  'card',
  'mobile',
  'credit',
  'cheque',
  'voucher',
];
export const currencies = ['PLN', 'EUR', 'USD', 'GBP', 'CHF', 'CZK', 'SEK', 'NOK', 'DKK'];

/** Countries that buyers usually come from, ISO 3166. */
export const countries =
  'PL AT BE BG CH CY CZ DE DK EE GR ES FI FR GB HR HU IE IT LT LU LV MT NL NO PT RO SE SI SK UA US'.split(
    ' ',
  );

const usualDays = 14;

/** An empty line that goes on with the unit and the rate of the one before. */
export function emptyLine(before?: Line): Line {
  return { name: '', quantity: '1', unit: before?.unit ?? 'szt.', unitPrice: '', rate: before?.rate ?? '23' };
}

/** A fresh invoice of a company, payable by transfer in two weeks. */
export function newDraft(company: Company, today: string): InvoiceDraft {
  return {
    kind: 'VAT',
    number: '',
    issueDate: today,
    saleDate: today,
    currency: 'PLN',
    prices: 'net',
    buyer: { name: '', country: 'PL' },
    lines: [emptyLine()],
    payment: {
      method: 'transfer',
      dueDate: addDays(today, usualDays),
      ...(company.bankAccount ? { bankAccount: formatAccount(company.bankAccount) } : {}),
      ...(company.bankName ? { bankName: company.bankName } : {}),
    },
  };
}

/** A line that nobody has begun to fill in. */
export function isBlank(line: Line): boolean {
  return line.name.trim() === '' && line.unitPrice.trim() === '';
}

/** A draft worth keeping: somebody has typed a buyer or a line. */
export function hasContent(draft: InvoiceDraft): boolean {
  return draft.buyer.name !== '' || Boolean(draft.buyer.nip) || draft.lines.some((line) => !isBlank(line));
}

/** A stored draft as people read it: amounts with a comma, the account in groups. */
export function forForm(draft: InvoiceDraft): InvoiceDraft {
  const { payment, lines } = draft;
  return {
    ...draft,
    exchangeRate: draft.exchangeRate && {
      ...draft.exchangeRate,
      rate: formatAmount(draft.exchangeRate.rate, 4),
    },
    lines: lines.length === 0 ? [emptyLine()] : lines.map(lineForForm),
    ...(payment?.bankAccount
      ? { payment: { ...payment, bankAccount: formatAccount(payment.bankAccount) } }
      : {}),
  };
}

function lineForForm(line: Line): Line {
  return {
    ...line,
    quantity: formatAmount(line.quantity, 0),
    unitPrice: formatAmount(line.unitPrice),
    ...(line.discount ? { discount: formatAmount(line.discount) } : {}),
  };
}

/** The draft as the server reads it: amounts with a dot, no blank lines at the end, nothing empty. */
export function forServer(draft: InvoiceDraft): InvoiceDraft {
  const used = draft.lines.findLastIndex((line) => !isBlank(line)) + 1;
  return {
    ...draft,
    lines: draft.lines.slice(0, used).map(lineForServer),
    exchangeRate: rateForServer(draft.exchangeRate),
    ...(draft.payment?.bankAccount
      ? { payment: { ...draft.payment, bankAccount: draft.payment.bankAccount.replace(/\s/g, '') } }
      : {}),
  };
}

/** A rate that is no number yet is left out, so that the rest of the draft can be kept. */
function rateForServer(typed: InvoiceDraft['exchangeRate']): InvoiceDraft['exchangeRate'] {
  const rate = parseAmount(typed?.rate ?? '');
  return typed && rate ? { ...typed, rate, table: typed.table || undefined } : undefined;
}

function lineForServer({ discount, ...line }: Line): Line {
  return {
    ...line,
    quantity: plain(line.quantity),
    unitPrice: plain(line.unitPrice),
    ...(discount?.trim() ? { discount: plain(discount) } : {}),
  };
}

function plain(typed: string): string {
  return parseAmount(typed) ?? typed.trim();
}
