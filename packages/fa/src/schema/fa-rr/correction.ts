import { TAdres, TPodmiot1, correctedInvoice } from '../common/structures.ts';
import { TZnakowy } from '../common/types.ts';
import { element, optional, repeated, sequence, structure } from '../model.ts';
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
