import type { FaWiersz, Invoice } from '../../packages/fa/src/index.ts';

function line(number: number): FaWiersz {
  return {
    NrWierszaFa: String(number),
    P_7: `Usługa montażu nr ${number}, etap końcowy`,
    P_8A: 'szt.',
    P_8B: '2',
    P_9A: '100.00',
    P_11: '200.00',
    P_12: '23',
  };
}

/** A valid invoice with equal lines at 23%: 8 lines make about 3.4 kB, 312 lines about 60 kB. */
export function invoiceWithLines(count: number): Invoice {
  const net = count * 200;
  const vat = (net * 23) / 100;
  return {
    Naglowek: {
      KodFormularza: 'FA',
      WariantFormularza: '3',
      DataWytworzeniaFa: '2026-02-15T10:00:00Z',
      SystemInfo: 'Skryba',
    },
    Podmiot1: {
      DaneIdentyfikacyjne: { NIP: '9999999999', Nazwa: 'Zakład Usługowy „Żółw” sp. z o.o.' },
      Adres: { KodKraju: 'PL', AdresL1: 'ul. Próbna 1', AdresL2: '00-001 Warszawa' },
      DaneKontaktowe: [{ Email: 'biuro@example.pl', Telefon: '221234567' }],
    },
    Podmiot2: {
      DaneIdentyfikacyjne: { NIP: '1111111111', Nazwa: 'Hurtownia Próbna s.j.' },
      Adres: { KodKraju: 'PL', AdresL1: 'ul. Wzorcowa 2 m. 3', AdresL2: '00-002 Warszawa' },
      NrKlienta: 'K/2026/001',
      JST: '2',
      GV: '2',
    },
    Fa: {
      KodWaluty: 'PLN',
      P_1: '2026-02-15',
      P_1M: 'Warszawa',
      P_2: 'FV/1/02/2026',
      P_6: '2026-02-14',
      P_13_1: `${net}.00`,
      P_14_1: vat.toFixed(2),
      P_15: (net + vat).toFixed(2),
      Adnotacje: {
        P_16: '2',
        P_17: '2',
        P_18: '2',
        P_18A: '2',
        Zwolnienie: { P_19N: '1' },
        NoweSrodkiTransportu: { P_22N: '1' },
        P_23: '2',
        PMarzy: { P_PMarzyN: '1' },
      },
      RodzajFaktury: 'VAT',
      DodatkowyOpis: [{ Klucz: 'Preferowane godziny dowozu', Wartosc: 'dni robocze 17:00 - 20:00' }],
      FaWiersz: Array.from({ length: count }, (_, index) => line(index + 1)),
      Platnosc: {
        TerminPlatnosci: [{ Termin: '2026-03-15' }],
        FormaPlatnosci: '6',
        RachunekBankowy: [{ NrRB: '73111111111111111111111111', NazwaBanku: 'Bank Próbny S.A.' }],
      },
    },
    Stopka: {
      Informacje: [{ StopkaFaktury: 'Kapitał zakładowy 5 000 000 zł' }],
      Rejestry: [{ KRS: '0000099999', REGON: '123456785', BDO: '000099999' }],
    },
  };
}

/** A valid invoice whose attachment brings it to about the given size in bytes. */
export function invoiceWithAttachment(size: number): Invoice {
  const row = { WKom: ['Odczyt licznika', '2026-01-31', '1234.567', 'kWh', 'taryfa G11'] };
  const table = {
    TNaglowek: {
      Kol: ['Opis', 'Data', 'Stan', 'Jednostka', 'Uwagi'].map((NKom) => ({ '@Typ': 'txt' as const, NKom })),
    },
    Wiersz: Array.from({ length: 100 }, () => row),
  };
  const tables = Math.max(1, Math.round((size - 3000) / 13_400));
  return {
    ...invoiceWithLines(8),
    Zalacznik: {
      BlokDanych: [
        {
          MetaDane: [{ ZKlucz: 'Okres', ZWartosc: '2026-01' }],
          Tabela: Array.from({ length: tables }, () => table),
        },
      ],
    },
  };
}

/** The same invoice with sixteen numbers, buyers and descriptions of the lines, so that nothing is measured on one text. */
export function variantsOf(invoice: Invoice): Invoice[] {
  return Array.from({ length: 16 }, (_, index) => {
    const variant = structuredClone(invoice);
    variant.Fa.P_2 = `FV/${index + 10}/02/2026`;
    variant.Podmiot2.DaneIdentyfikacyjne.Nazwa = `Hurtownia Próbna ${index + 10} s.j.`;
    for (const sold of variant.Fa.FaWiersz ?? [])
      sold.P_7 = `Usługa nr ${sold.NrWierszaFa}, etap ${index + 10}, końcowy`;
    return variant;
  });
}
