import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnyInvoice, readInvoiceRR, summariseRR, writeInvoiceRR } from '../src/index.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, name));
const farmer = read('golden-rr/farmer.xml');
const bytesOf = (xml: string) => new TextEncoder().encode(xml);

describe('a document of any form', () => {
  it('is read by the form that its root names', () => {
    expect(readAnyInvoice(read('golden/ordinary.xml'))).toMatchObject({ ok: true, form: 'FA(3)' });
    expect(readAnyInvoice(farmer)).toEqual({ form: 'FA_RR(1)', ...readInvoiceRR(farmer) });
  });

  it('has the problems of its own form', () => {
    const broken = readAnyInvoice(bytesOf(farmer.toString().replace('<P_4C>', '<P_4X/><P_4C>')));
    expect(broken).toMatchObject({ ok: false, form: 'FA_RR(1)' });
    expect(broken.ok || broken.problems[0]).toMatchObject({ code: 'STRUCTURE_UNKNOWN_ELEMENT' });
    expect(readAnyInvoice(bytesOf('<Faktura/>'))).toMatchObject({
      ok: false,
      form: 'FA(3)',
      problems: [{ code: 'STRUCTURE_ROOT' }],
    });
  });
});

describe('the summary of an invoice for a flat-rate farmer', () => {
  const reading = readInvoiceRR(farmer);
  if (!reading.ok) throw new Error('The golden file is not read.');
  const { invoice } = reading;

  it('names the farmer as the seller and sums value, refund and total', () => {
    expect(summariseRR(invoice)).toEqual({
      kind: 'VAT_RR',
      number: 'RR/1/11/2026',
      issueDate: '2026-11-20',
      currency: 'PLN',
      seller: {
        nip: '1111111111',
        name: 'Gospodarstwo Próbne',
        address: { country: 'PL', line1: 'Wzorowo 1', line2: '00-001 Wzorowo' },
      },
      buyer: {
        nip: '9999999999',
        name: 'Skup Próbny sp. z o.o.',
        address: { country: 'PL', line1: 'ul. Próbna 1', line2: '00-001 Warszawa' },
      },
      net: '1000.00',
      vat: '70.00',
      gross: '1070.00',
      bankAccount: '73111111111111111111111111',
      lines: [
        {
          name: 'Pszenica',
          quantity: '2',
          unit: 't',
          unitPrice: '500.00',
          rate: '7',
          net: '1000.00',
          gross: '1070.00',
        },
      ],
      totals: [{ rate: '7', net: '1000.00', vat: '70.00', gross: '1070.00' }],
      corrects: [],
    });
  });

  it('tells what a correction corrects, and which lines show the state before', () => {
    const [line] = invoice.FakturaRR.FakturaRRWiersz ?? [];
    if (!line) throw new Error('The golden file has no line.');
    const corrected = readInvoiceRR(
      writeInvoiceRR({
        ...invoice,
        FakturaRR: {
          ...invoice.FakturaRR,
          RodzajFaktury: 'KOR_VAT_RR',
          PrzyczynaKorekty: 'Waga',
          TypKorekty: '1',
          DaneFaKorygowanej: [
            { DataWystFaKorygowanej: '2026-10-01', NrFaKorygowanej: 'RR/9/10/2026', NrKSeFN: '1' },
          ],
          FakturaRRWiersz: [{ ...line, StanPrzed: '1' }, line],
        },
      }),
    );
    if (!corrected.ok) throw new Error(JSON.stringify(corrected.problems));
    expect(summariseRR(corrected.invoice)).toMatchObject({
      kind: 'KOR_VAT_RR',
      corrects: [{ number: 'RR/9/10/2026', issueDate: '2026-10-01' }],
      lines: [{ before: true }, {}],
    });
  });
});
