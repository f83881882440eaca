import { describe, expect, it } from 'vitest';
import { checkInput, type InvoiceInput } from '../../src/index.ts';
import { invoice, line } from '../inputs.ts';

/** Codes with their paths, for short. */
function found(input: InvoiceInput, today?: string): string[] {
  return checkInput(input, today ? { today } : {}).map(({ code, path }) => `${code} ${path}`);
}

describe('checkInput', () => {
  it('finds nothing in a complete invoice', () => {
    expect(found(invoice())).toEqual([]);
  });

  it('names the field in both languages and says what to do', () => {
    const [problem] = checkInput(invoice({ lines: [line(), line({ unitPrice: 'sto' })] }));
    expect(problem).toEqual({
      code: 'INPUT_NOT_A_NUMBER',
      severity: 'error',
      path: 'lines.1.unitPrice',
      message: {
        pl: 'Cena jednostkowa: „sto” nie jest liczbą.',
        en: 'Unit price: "sto" is not a number.',
      },
      remedy: { pl: 'Wpisz liczbę, np. 1250,50.', en: 'Type a number, e.g. 1250.50.' },
    });
  });

  it('takes numbers as people type them in Poland', () => {
    expect(found(invoice({ lines: [line({ unitPrice: '1 250,50', quantity: ' 2 ' })] }))).toEqual([]);
  });

  it('asks for everything that an empty form lacks', () => {
    const empty = invoice({
      number: ' ',
      issueDate: '',
      seller: { name: '', country: 'PL' },
      buyer: { name: '', country: 'PL' },
      lines: [],
    });
    expect(found(empty)).toEqual([
      'INPUT_REQUIRED number',
      'INPUT_REQUIRED issueDate',
      'INPUT_REQUIRED seller.name',
      'INPUT_REQUIRED seller.nip',
      'INPUT_REQUIRED seller.address.line1',
      'INPUT_REQUIRED buyer.name',
      'INPUT_REQUIRED buyer.address.line1',
      'INPUT_BUYER_WITHOUT_NUMBER buyer.nip',
      'INPUT_NO_LINES lines',
    ]);
  });

  it.each([
    ['a name of 513 characters', { name: 'x'.repeat(513) }, 'INPUT_TOO_LONG lines.0.name'],
    ['nine decimals of a price', { unitPrice: '1.123456789' }, 'INPUT_TOO_MANY_DECIMALS lines.0.unitPrice'],
    ['seven decimals of a quantity', { quantity: '1.1234567' }, 'INPUT_TOO_MANY_DECIMALS lines.0.quantity'],
    ['a price of 15 digits', { unitPrice: '123456789012345' }, 'INPUT_NUMBER_TOO_LARGE lines.0.unitPrice'],
    ['a quantity of zero', { quantity: '0' }, 'INPUT_NOT_POSITIVE lines.0.quantity'],
    ['a negative price', { unitPrice: '-1' }, 'INPUT_NEGATIVE_PRICE lines.0.unitPrice'],
    ['a control character', { name: 'a\u0007b' }, 'INPUT_CHARACTERS lines.0.name'],
    ['a discouraged character', { name: 'a\u{1FFFE}b' }, 'INPUT_CHARACTERS lines.0.name'],
    ['an unknown GTU', { gtu: 'GTU_14' }, 'INPUT_UNKNOWN_CODE lines.0.gtu'],
    [
      'a line too valuable',
      { quantity: '1000000', unitPrice: '99999999999999' },
      'INPUT_NUMBER_TOO_LARGE lines.0.unitPrice',
    ],
  ])('refuses %s', (_name, changes, problem) => {
    expect(found(invoice({ lines: [line(changes)] }))).toContain(problem);
  });

  it('counts characters, not code units: 512 emoji are a name', () => {
    expect(found(invoice({ lines: [line({ name: '🧾'.repeat(512) })] }))).toEqual([]);
  });

  it('accepts a NIP with dashes and refuses a wrong checksum', () => {
    const { buyer } = invoice();
    expect(found(invoice({ buyer: { ...buyer, nip: '111-111-11-11' } }))).toEqual([]);
    expect(found(invoice({ buyer: { ...buyer, nip: '1111111112' } }))).toEqual(['INPUT_NIP buyer.nip']);
  });

  it('sends a Polish number in the EU field to its place', () => {
    const buyer = { ...invoice().buyer, nip: '', vatUe: 'PL1111111111' };
    expect(found(invoice({ buyer }))).toEqual(['INPUT_POLISH_EU_VAT buyer.vatUe']);
  });

  it('warns of an invoice to oneself', () => {
    const buyer = { ...invoice().buyer, nip: '526-587-76-35' };
    expect(found(invoice({ buyer }))).toEqual(['INPUT_SELLER_IS_BUYER buyer.nip']);
  });

  it('compares the issue date with the legal day when told it', () => {
    expect(found(invoice(), '2026-11-19')).toEqual(['INPUT_ISSUE_DATE_FUTURE issueDate']);
    expect(found(invoice(), '2026-11-21')).toEqual(['INPUT_ISSUE_DATE_PAST issueDate']);
    expect(found(invoice({ issueDate: '2026-02-30' }))).toEqual(['INPUT_NOT_A_DATE issueDate']);
  });

  it('asks for the ground of an exemption, the exchange rate, the number of an EU buyer', () => {
    expect(found(invoice({ lines: [line({ rate: 'zw' })] }))).toEqual([
      'INPUT_EXEMPTION_GROUND annotations.exemption.text',
    ]);
    expect(found(invoice({ currency: 'EUR' }))).toEqual(['INPUT_EXCHANGE_RATE exchangeRate.rate']);
    expect(found(invoice({ lines: [line({ rate: '0 WDT' })] }))).toEqual(['INPUT_WDT_BUYER buyer.vatUe']);
  });

  it('asks which kind of ground it is, when an unfinished form leaves that open', () => {
    const unfinished = invoice({ lines: [line({ rate: 'zw' })] });
    const exemption: unknown = { kind: '', text: 'art. 43 ust. 1 pkt 29' };
    const form: InvoiceInput = { ...unfinished, annotations: JSON.parse(JSON.stringify({ exemption })) };
    expect(found(form)).toEqual(['INPUT_REQUIRED annotations.exemption.kind']);
  });

  it('demands split payment for goods of annex 15 above 15,000 zł', () => {
    const lines = [line({ annex15: true, unitPrice: '12195.13' })];
    expect(found(invoice({ lines }))).toEqual(['INPUT_SPLIT_PAYMENT annotations.splitPayment']);
    expect(found(invoice({ lines, annotations: { splitPayment: true } }))).toEqual([]);
  });

  it('checks the bank account', () => {
    expect(found(invoice({ payment: { bankAccount: '61 1090 1014 0000 0712 1981 2874' } }))).toEqual([]);
    expect(found(invoice({ payment: { bankAccount: '62 1090 1014 0000 0712 1981 2874' } }))).toEqual([
      'INPUT_BANK_ACCOUNT payment.bankAccount',
    ]);
  });

  it('asks for the unit of a local government', () => {
    const buyer = { ...invoice().buyer, jst: true };
    expect(found(invoice({ buyer }))).toEqual(['INPUT_UNIT_THIRD_PARTY buyer.jst']);
  });

  it('knows what each kind demands', () => {
    expect(found(invoice({ kind: 'KOR' }))).toEqual(['INPUT_CORRECTION_MISSING correction.invoices']);
    expect(found(invoice({ kind: 'ZAL' }))).toEqual(['INPUT_ADVANCE_MISSING advance.payments']);
    expect(found(invoice({ kind: 'ROZ' }))).toEqual(['INPUT_SETTLEMENT_MISSING settlement.advances']);
    expect(found(invoice({ kind: 'UPR', lines: [line({ unitPrice: '365.86' })] }))).toEqual([
      'INPUT_SIMPLIFIED_TOO_LARGE lines',
    ]);
  });

  it('checks the invoice that a correction refers to', () => {
    const correction = {
      invoices: [
        { number: 'FV/1', issueDate: '2026-12-01', ksefNumber: '5265877635-20250826-0100001AF629-AE' },
      ],
    };
    expect(found(invoice({ kind: 'KOR', correction }))).toEqual([
      'INPUT_CORRECTED_AFTER correction.invoices.0.issueDate',
      'INPUT_KSEF_NUMBER correction.invoices.0.ksefNumber',
    ]);
  });
});
