import { describe, expect, it } from 'vitest';
import { type InvoiceRR, readInvoiceRR, valueLabelOf, writeInvoiceRR } from '../src/index.ts';
import { officialValidator } from './support/libxml2.ts';

const farmerInvoice: InvoiceRR = {
  Naglowek: {
    KodFormularza: 'FA_RR',
    WariantFormularza: '1',
    DataWytworzeniaFa: '2026-11-20T10:00:00Z',
    SystemInfo: 'Skryba',
  },
  Podmiot1: {
    DaneIdentyfikacyjne: { NIP: '1111111111', Nazwa: 'Gospodarstwo Próbne' },
    Adres: { KodKraju: 'PL', AdresL1: 'Wzorowo 1', AdresL2: '00-001 Wzorowo' },
  },
  Podmiot2: {
    DaneIdentyfikacyjne: { NIP: '9999999999', Nazwa: 'Skup Próbny sp. z o.o.' },
    Adres: { KodKraju: 'PL', AdresL1: 'ul. Próbna 1', AdresL2: '00-001 Warszawa' },
  },
  FakturaRR: {
    KodWaluty: 'PLN',
    P_4B: '2026-11-20',
    P_4C: 'RR/1/11/2026',
    P_11_1: '1000.00',
    P_11_2: '70.00',
    P_12_1: '1070.00',
    P_12_2: 'tysiąc siedemdziesiąt złotych 00/100',
    RodzajFaktury: 'VAT_RR',
    FakturaRRWiersz: [
      {
        NrWierszaFa: '1',
        P_5: 'Pszenica',
        P_6A: 't',
        P_6B: '2',
        P_6C: 'klasa A',
        P_7: '500.00',
        P_8: '1000.00',
        P_9: '7',
        P_10: '70.00',
        P_11: '1070.00',
      },
    ],
    Platnosc: { FormaPlatnosci: '1', RachunekBankowy1: [{ NrRB: '73111111111111111111111111' }] },
  },
};

describe('an invoice for a flat-rate farmer', () => {
  const xml = writeInvoiceRR(farmerInvoice);

  it('is written as its golden file', async () => {
    await expect(new TextDecoder().decode(xml)).toMatchFileSnapshot('golden-rr/farmer.xml');
  });

  it('is valid for the official schema and read back as it was', () => {
    expect(officialValidator('RR/schemat_FA_RR(1)_v1-1E.xsd')(xml)).toEqual({ valid: true });
    expect(readInvoiceRR(xml)).toEqual({ ok: true, invoice: farmerInvoice });
  });

  it('keeps the way in which the rate is written, and knows what it means', () => {
    const text = new TextDecoder().decode(xml).replace('<P_9>7</P_9>', '<P_9>7.0</P_9>');
    const reading = readInvoiceRR(new TextEncoder().encode(text));
    if (!reading.ok) throw new Error('A rate may be written with decimals.');
    expect(new TextDecoder().decode(writeInvoiceRR(reading.invoice))).toBe(text);
    expect(valueLabelOf('FakturaRR/FakturaRRWiersz/P_9', '7.0', 'pl', 'FA_RR(1)')).toBe('7%');
  });
});
