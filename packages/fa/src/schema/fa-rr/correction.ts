import * as etd from '../common/elementary-types.ts';
import { TAdres, TPodmiot1 } from '../common/structures.ts';
import { TDataT, TNumerKSeF, TZnakowy } from '../common/types.ts';
import { choice, element, optional, repeated, sequence, structure } from '../model.ts';
import { TTypKorekty } from './types.ts';

export const correction = optional(
  sequence(
    optional(element('PrzyczynaKorekty', TZnakowy, 'Przyczyna korekty', 'Reason for the correction')),
    optional(element('TypKorekty', TTypKorekty, 'Moment ujęcia korekty', 'When the correction takes effect')),
    repeated(
      1,
      50000,
      element(
        'DaneFaKorygowanej',
        structure(
          sequence(
            element(
              'DataWystFaKorygowanej',
              TDataT,
              'Data wystawienia faktury korygowanej',
              'Issue date of the corrected invoice',
            ),
            element(
              'NrFaKorygowanej',
              TZnakowy,
              'Numer faktury korygowanej',
              'Number of the corrected invoice',
            ),
            choice(
              sequence(
                element(
                  'NrKSeF',
                  etd.TWybor1,
                  'Faktura korygowana ma numer KSeF',
                  'Corrected invoice has a KSeF number',
                ),
                element(
                  'NrKSeFFaKorygowanej',
                  TNumerKSeF,
                  'Numer KSeF faktury korygowanej',
                  'KSeF number of the corrected invoice',
                ),
              ),
              element(
                'NrKSeFN',
                etd.TWybor1,
                'Faktura korygowana wystawiona poza KSeF',
                'Corrected invoice issued outside KSeF',
              ),
            ),
          ),
        ),
        'Faktura korygowana',
        'Corrected invoice',
      ),
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
            element('DaneIdentyfikacyjne', TPodmiot1, 'Dane identyfikacyjne', 'Identification'),
            element('Adres', TAdres, 'Adres', 'Address'),
          ),
        ),
        'Dostawca przed korektą',
        'Supplier before the correction',
      ),
    ),
    optional(
      element(
        'Podmiot2K',
        structure(
          sequence(
            element('DaneIdentyfikacyjne', TPodmiot1, 'Dane identyfikacyjne', 'Identification'),
            element('Adres', TAdres, 'Adres', 'Address'),
          ),
        ),
        'Nabywca przed korektą',
        'Buyer before the correction',
      ),
    ),
  ),
);
