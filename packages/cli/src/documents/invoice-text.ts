import type { InvoiceRRSummary, InvoiceSummary } from '@skryba/fa';
import type { Bilingual, Language } from '../command.ts';

type Summary = InvoiceSummary | InvoiceRRSummary;

const words = {
  pl: {
    invoice: 'Faktura',
    issued: 'Wystawiona',
    sold: 'Sprzedaż',
    seller: 'Sprzedawca',
    buyer: 'Nabywca',
    corrects: 'Koryguje',
    before: 'przed korektą',
    rate: 'Stawka',
    net: 'Netto',
    vat: 'VAT',
    refund: 'Zwrot podatku',
    gross: 'Brutto',
    total: 'Razem',
    due: 'Do zapłaty',
    until: 'do',
    paid: 'zapłacono',
    account: 'Rachunek',
  },
  en: {
    invoice: 'Invoice',
    issued: 'Issued',
    sold: 'Sold',
    seller: 'Seller',
    buyer: 'Buyer',
    corrects: 'Corrects',
    before: 'before the correction',
    rate: 'Rate',
    net: 'Net',
    vat: 'VAT',
    refund: 'Tax refund',
    gross: 'Gross',
    total: 'Total',
    due: 'Amount due',
    until: 'by',
    paid: 'paid',
    account: 'Account',
  },
} as const;

/** An invoice as text for a terminal. */
export function invoiceText(summary: Summary): Bilingual {
  return { pl: write(summary, 'pl'), en: write(summary, 'en') };
}

function write(summary: Summary, language: Language): string {
  const say = words[language];
  return [
    `${say.invoice} ${summary.kind} ${summary.number}`,
    [`${say.issued}: ${summary.issueDate}`, summary.saleDate && `${say.sold}: ${summary.saleDate}`]
      .filter(Boolean)
      .join('   '),
    ...summary.corrects.map(
      ({ number, issueDate, ksefNumber }) =>
        `${say.corrects}: ${[number, issueDate, ksefNumber].filter(Boolean).join(', ')}`,
    ),
    `${say.seller}: ${partyText(summary.seller)}`,
    `${say.buyer}: ${partyText(summary.buyer)}`,
    '',
    ...summary.lines.map((line, index) => lineText(line, index, say.before)),
    '',
    ...totalRows(summary, language),
    '',
    `${say.due}: ${summary.gross} ${summary.currency}${paymentText(summary, language)}`,
    ...(summary.bankAccount ? [`${say.account}: ${summary.bankAccount}`] : []),
  ].join('\n');
}

function partyText({ name, nip, vatUe, otherId, address }: Summary['seller']): string {
  const number = nip ? `NIP ${nip}` : (vatUe ?? otherId);
  return [name, number, address?.line1, address?.line2].filter(Boolean).join(', ');
}

function lineText(line: Summary['lines'][number], index: number, before: string): string {
  const count = [line.quantity, line.unit].filter(Boolean).join(' ');
  const price = line.unitPrice ? `× ${line.unitPrice}` : '';
  const value = line.net ?? line.gross;
  return [
    `${String(index + 1).padStart(3)}. ${line.name}`,
    [count, price].filter(Boolean).join(' '),
    value && `= ${value}`,
    line.rate && `(${line.rate})`,
    line.before && `[${before}]`,
  ]
    .filter(Boolean)
    .join('  ');
}

function totalRows({ kind, totals, net, vat, gross }: Summary, language: Language): string[] {
  const say = words[language];
  const rows = [
    [say.rate, say.net, kind.endsWith('VAT_RR') ? say.refund : say.vat, say.gross],
    ...totals.map((total) => [total.rate, total.net, total.vat, total.gross]),
    [say.total, net, vat, gross],
  ];
  return rows.map(([first = '', ...amounts]) =>
    [first.padEnd(8), ...amounts.map((amount) => amount.padStart(16))].join(''),
  );
}

function paymentText({ dueDate, paidOn }: Summary, language: Language): string {
  const say = words[language];
  if (paidOn) return ` (${say.paid} ${paidOn})`;
  return dueDate ? ` (${say.until} ${dueDate})` : '';
}
