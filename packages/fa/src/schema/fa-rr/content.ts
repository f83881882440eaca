import { TKluczWartosc } from '../common/structures.ts';
import { TData, TDataT, TKodWaluty, TKwotowy, TZnakowy } from '../common/types.ts';
import { settlement } from '../fa3/payment.ts';
import { element, optional, repeated, sequence, structure } from '../model.ts';
import { correction } from './correction.ts';
import { invoiceLine } from './lines.ts';
import { payment } from './payment.ts';
import { TRodzajFaktury } from './types.ts';

export const invoiceContent = structure(
  sequence(
    element('KodWaluty', TKodWaluty, 'Waluta', 'Currency'),
    optional(element('P_1M', TZnakowy, 'Miejsce wystawienia', 'Place of issue')),
    optional(element('P_4A', TDataT, 'Data nabycia', 'Date of purchase')),
    element('P_4B', TDataT, 'Data wystawienia', 'Issue date'),
    element('P_4C', TZnakowy, 'Numer faktury', 'Invoice number'),
    sequence(
      element('P_11_1', TKwotowy, 'Wartość produktów lub usług', 'Value of products or services'),
      optional(
        element(
          'P_11_1W',
          TKwotowy,
          'Wartość produktów lub usług w PLN',
          'Value of products or services in PLN',
        ),
      ),
      element('P_11_2', TKwotowy, 'Zryczałtowany zwrot podatku', 'Flat-rate tax refund'),
      optional(
        element('P_11_2W', TKwotowy, 'Zryczałtowany zwrot podatku w PLN', 'Flat-rate tax refund in PLN'),
      ),
    ),
    sequence(
      element('P_12_1', TKwotowy, 'Należność ogółem', 'Total due'),
      optional(element('P_12_1W', TKwotowy, 'Należność ogółem w PLN', 'Total due in PLN')),
      element('P_12_2', TZnakowy, 'Należność ogółem słownie', 'Total due in words'),
    ),
    element('RodzajFaktury', TRodzajFaktury, 'Rodzaj faktury', 'Kind of invoice'),
    correction,
    repeated(
      0,
      50,
      element(
        'DokumentZaplaty',
        structure(
          sequence(
            element('NrDokumentu', TZnakowy, 'Numer dokumentu', 'Document number'),
            optional(element('DataDokumentu', TData, 'Data dokumentu', 'Document date')),
          ),
        ),
        'Dokument zapłaty',
        'Payment document',
      ),
    ),
    repeated(
      0,
      10000,
      element('DodatkowyOpis', TKluczWartosc, 'Informacja dodatkowa', 'Additional information'),
    ),
    repeated(0, 10000, element('FakturaRRWiersz', invoiceLine, 'Pozycja faktury', 'Invoice line')),
    optional(element('Rozliczenie', settlement, 'Dodatkowe rozliczenia', 'Additional settlements')),
    optional(element('Platnosc', payment, 'Płatność', 'Payment')),
  ),
);
