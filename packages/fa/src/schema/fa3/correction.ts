import { TAdres, TPodmiot1, correctedInvoice } from '../common/structures.ts';
import { TIlosci, TKodyKrajowUE, TKwotowy, TZnakowy, TZnakowy50 } from '../common/types.ts';
import { element, optional, repeated, restricted, sequence, structure } from '../model.ts';
import { TPodmiot2 } from './structures.ts';
import { TTypKorekty } from './types.ts';

export const correction = optional(
  sequence(
    optional(element('PrzyczynaKorekty', TZnakowy, 'Przyczyna korekty', 'Reason for the correction')),
    optional(element('TypKorekty', TTypKorekty, 'Moment ujęcia korekty', 'When the correction takes effect')),
    repeated(
      1,
      50000,
      element('DaneFaKorygowanej', correctedInvoice, 'Faktura korygowana', 'Corrected invoice'),
    ),
    optional(
      element('OkresFaKorygowanej', TZnakowy, 'Okres, którego dotyczy rabat', 'Period of the discount'),
    ),
    optional(
      element(
        'NrFaKorygowany',
        TZnakowy,
        'Poprawny numer faktury korygowanej',
        'Right number of the corrected invoice',
      ),
    ),
    optional(
      element(
        'Podmiot1K',
        structure(
          sequence(
            optional(
              element(
                'PrefiksPodatnika',
                TKodyKrajowUE,
                'Prefiks VAT UE sprzedawcy',
                "Seller's EU VAT prefix",
              ),
            ),
            element('DaneIdentyfikacyjne', TPodmiot1, 'Dane identyfikacyjne', 'Identification'),
            element('Adres', TAdres, 'Adres', 'Address'),
          ),
        ),
        'Sprzedawca przed korektą',
        'Seller before the correction',
      ),
    ),
    repeated(
      0,
      101,
      element(
        'Podmiot2K',
        structure(
          sequence(
            element('DaneIdentyfikacyjne', TPodmiot2, 'Dane identyfikacyjne', 'Identification'),
            optional(element('Adres', TAdres, 'Adres', 'Address')),
            optional(
              element(
                'IDNabywcy',
                restricted(TZnakowy50, { maxLength: 32 }),
                'Klucz nabywcy w korektach',
                "Buyer's key in corrections",
              ),
            ),
          ),
        ),
        'Nabywca przed korektą',
        'Buyer before the correction',
      ),
    ),
    optional(
      sequence(
        element('P_15ZK', TKwotowy, 'Kwota przed korektą', 'Amount before the correction'),
        optional(
          element(
            'KursWalutyZK',
            TIlosci,
            'Kurs waluty przed korektą',
            'Exchange rate before the correction',
          ),
        ),
      ),
    ),
  ),
);
