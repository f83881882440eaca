import * as etd from '../common/elementary-types.ts';
import { SWIFT_Type, TKodyKrajowUE, TNIPIdWew, TNrRB, TZnakowy, TZnakowy512 } from '../common/types.ts';
import { choice, complexType, element, optional, restricted, sequence } from '../model.ts';
import { TNrVatUE, TRachunekWlasnyBanku } from './types.ts';

export const TRachunekBankowy = complexType(
  'TRachunekBankowy',
  sequence(
    sequence(
      element('NrRB', TNrRB, 'Numer rachunku', 'Account number'),
      optional(element('SWIFT', SWIFT_Type, 'Kod SWIFT', 'SWIFT code')),
    ),
    optional(
      element(
        'RachunekWlasnyBanku',
        TRachunekWlasnyBanku,
        'Rodzaj rachunku własnego banku',
        "Kind of bank's own account",
      ),
    ),
    optional(element('NazwaBanku', TZnakowy, 'Bank', 'Bank')),
    optional(element('OpisRachunku', TZnakowy, 'Opis rachunku', 'Account description')),
  ),
);

export const TPodmiot3 = complexType(
  'TPodmiot3',
  sequence(
    choice(
      element('NIP', etd.TNrNIP, 'NIP', 'NIP (Polish tax number)'),
      element('IDWew', TNIPIdWew, 'Identyfikator wewnętrzny', 'Internal identifier'),
      sequence(
        element('KodUE', TKodyKrajowUE, 'Prefiks VAT UE', 'EU VAT prefix'),
        element('NrVatUE', TNrVatUE, 'Numer VAT UE', 'EU VAT number'),
      ),
      sequence(
        optional(element('KodKraju', etd.TKodKraju, 'Kraj identyfikatora', 'Country of the identifier')),
        element(
          'NrID',
          restricted(etd.TNrIdentyfikacjiPodatkowej, {}),
          'Inny identyfikator podatkowy',
          'Other tax identifier',
        ),
      ),
      element('BrakID', etd.TWybor1, 'Brak identyfikatora', 'No identifier'),
    ),
    optional(sequence(element('Nazwa', TZnakowy512, 'Nazwa', 'Name'))),
  ),
);

export const TPodmiot2 = complexType(
  'TPodmiot2',
  sequence(
    choice(
      element('NIP', etd.TNrNIP, 'NIP', 'NIP (Polish tax number)'),
      sequence(
        element('KodUE', TKodyKrajowUE, 'Prefiks VAT UE', 'EU VAT prefix'),
        element('NrVatUE', TNrVatUE, 'Numer VAT UE', 'EU VAT number'),
      ),
      sequence(
        optional(element('KodKraju', etd.TKodKraju, 'Kraj identyfikatora', 'Country of the identifier')),
        element(
          'NrID',
          restricted(etd.TNrIdentyfikacjiPodatkowej, {}),
          'Inny identyfikator podatkowy',
          'Other tax identifier',
        ),
      ),
      element('BrakID', etd.TWybor1, 'Brak identyfikatora', 'No identifier'),
    ),
    optional(sequence(element('Nazwa', TZnakowy512, 'Nazwa', 'Name'))),
  ),
);
