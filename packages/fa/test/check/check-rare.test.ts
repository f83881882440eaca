import { describe, expect, it } from 'vitest';
import { type AttachmentTable, checkInput, type InvoiceInput, type NewTransport } from '../../src/index.ts';
import { documents } from '../documents.ts';
import { invoice, line } from '../inputs.ts';

function found(input: InvoiceInput): string[] {
  return checkInput(input).map(({ code, path }) => `${code} ${path}`);
}

describe('rates of other countries (OSS)', () => {
  const consumer = documents['one-stop-shop']!.buyer;
  const at = (ossRate: string) => found(invoice({ buyer: consumer, lines: [line({ ossRate })] }));
  const buyerHint = 'INPUT_BUYER_WITHOUT_NUMBER buyer.nip';

  it('need no Polish rate', () => {
    const without = { ...line({ ossRate: '19' }), rate: JSON.parse('""') };
    expect(found(invoice({ buyer: consumer, lines: [without] }))).toEqual([buyerHint]);
  });

  it.each([
    ['0', 'INPUT_NOT_POSITIVE'],
    ['100.1', 'INPUT_NUMBER_TOO_LARGE'],
    ['1.1234567', 'INPUT_TOO_MANY_DECIMALS'],
    ['dużo', 'INPUT_NOT_A_NUMBER'],
  ])('of %s per cent: %s', (ossRate, code) => {
    expect(at(ossRate)).toContain(`${code} lines.0.ossRate`);
  });

  it('do not go together with the margin scheme', () => {
    const both = line({ ossRate: '19', margin: true });
    expect(found(invoice({ buyer: consumer, lines: [both], annotations: { margin: 'art' } }))).toContain(
      'INPUT_OSS_UNDER_MARGIN lines.0.ossRate',
    );
  });

  it('are not for buyers in Poland', () => {
    expect(found(invoice({ lines: [line({ ossRate: '19' })] }))).toEqual(['INPUT_OSS_BUYER buyer.country']);
  });

  it('demand no exchange rate, no exemption and no number of the buyer', () => {
    const lines = [line({ ossRate: '19', rate: 'zw' }), line({ ossRate: '19', rate: '0 WDT' })];
    expect(found(invoice({ buyer: consumer, currency: 'EUR', lines }))).toEqual([buyerHint]);
  });
});

describe('new means of transport', () => {
  const sold = (newTransport: NewTransport, rate: '0 WDT' | '23' = '0 WDT') =>
    found(invoice({ buyer: documents['new-cars']!.buyer, lines: [line({ rate, newTransport })] }));

  it('are sold at the rate 0 WDT', () => {
    const vehicle = { kind: 'land', mileage: '10' } as const;
    expect(sold({ firstUse: '2026-10-01', vehicle })).toEqual([]);
    expect(sold({ firstUse: '2026-10-01', vehicle }, '23')).toEqual([
      'INPUT_NEW_TRANSPORT_RATE lines.0.newTransport',
    ]);
  });

  it('have a day of first use and a measure of use', () => {
    expect(sold({ firstUse: '', vehicle: { kind: 'land', mileage: ' ' } })).toEqual([
      'INPUT_REQUIRED lines.0.newTransport.firstUse',
      'INPUT_REQUIRED lines.0.newTransport.vehicle.mileage',
    ]);
    expect(sold({ firstUse: '2026-02-30', vehicle: { kind: 'vessel', hours: '' } })).toEqual([
      'INPUT_NOT_A_DATE lines.0.newTransport.firstUse',
      'INPUT_REQUIRED lines.0.newTransport.vehicle.hours',
    ]);
    expect(sold({ firstUse: '2005-12-31', vehicle: { kind: 'aircraft', hours: '1' } })).toEqual([
      'INPUT_DATE_RANGE lines.0.newTransport.firstUse',
    ]);
  });

  it('have one number at most, of a known kind and length', () => {
    const vehicle = {
      kind: 'land',
      mileage: '1',
      vin: 'A',
      frameNumber: 'B',
      type: 'x'.repeat(257),
    } as const;
    expect(sold({ firstUse: '2026-10-01', vehicle })).toEqual([
      'INPUT_TOO_LONG lines.0.newTransport.vehicle.type',
      'INPUT_TWO_VEHICLE_NUMBERS lines.0.newTransport.vehicle.frameNumber',
    ]);
    const kindless: NewTransport['vehicle'] = JSON.parse('{"kind":"rocket"}');
    expect(sold({ firstUse: '2026-10-01', vehicle: kindless })).toEqual([
      'INPUT_UNKNOWN_CODE lines.0.newTransport.vehicle.kind',
    ]);
  });
});

describe('the attachment', () => {
  const facts = [{ key: 'k', value: 'v' }];
  const good: AttachmentTable = { columns: [{ name: 'a', type: 'int' }], rows: [['1']] };
  const table = (changes: Partial<AttachmentTable>) =>
    found(invoice({ attachment: [{ facts, tables: [{ ...good, ...changes }] }] }));

  it('is fine when it is complete', () => {
    expect(table({})).toEqual([]);
    expect(found(documents['with-attachment']!)).toEqual([]);
  });

  it('has facts in every block', () => {
    expect(found(invoice({ attachment: [{ facts: [] }] }))).toEqual(['INPUT_REQUIRED attachment.0.facts']);
    expect(found(invoice({ attachment: [{ facts: [{ key: ' ', value: 'v' }] }] }))).toEqual([
      'INPUT_REQUIRED attachment.0.facts.0.key',
    ]);
  });

  it('has tables with columns and rows', () => {
    expect(table({ columns: [], rows: [] })).toEqual([
      'INPUT_REQUIRED attachment.0.tables.0.columns',
      'INPUT_REQUIRED attachment.0.tables.0.rows',
    ]);
    expect(table({ rows: [[]] })).toEqual(['INPUT_REQUIRED attachment.0.tables.0.rows.0']);
    expect(table({ rows: [['1', '2']] })).toEqual(['INPUT_ROW_TOO_WIDE attachment.0.tables.0.rows.0']);
    expect(table({ totals: ['1', '2'] })).toEqual(['INPUT_ROW_TOO_WIDE attachment.0.tables.0.totals']);
    expect(table({ rows: [['sto']] })).toEqual(['INPUT_CELL_TYPE attachment.0.tables.0.rows.0.0']);
    expect(table({ columns: [{ name: '', type: JSON.parse('"liczba"') }] })).toContain(
      'INPUT_UNKNOWN_CODE attachment.0.tables.0.columns.0.type',
    );
  });

  it('keeps to the limits of the schema', () => {
    const column = { name: 'x'.repeat(257), type: 'txt' } as const;
    expect(table({ columns: Array.from({ length: 21 }, () => column) })).toContain(
      'INPUT_TOO_MANY attachment.0.tables.0.columns',
    );
    expect(table({ rows: Array.from({ length: 1001 }, () => ['1']) })).toEqual([
      'INPUT_TOO_MANY attachment.0.tables.0.rows',
    ]);
    const block = { facts, title: 'x'.repeat(513), paragraphs: Array.from({ length: 11 }, () => 'a') };
    expect(found(invoice({ attachment: [block] }))).toEqual([
      'INPUT_TOO_LONG attachment.0.title',
      'INPUT_TOO_MANY attachment.0.paragraphs',
    ]);
  });
});
