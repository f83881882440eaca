import * as etd from '../common/elementary-types.ts';
import { SWIFT_Type, TNIPIdWew, TNrRB, TZnakowy, TZnakowy512 } from '../common/types.ts';
import { choice, complexType, element, optional, sequence } from '../model.ts';

export const TRachunekBankowy = complexType(
  'TRachunekBankowy',
  sequence(
    sequence(
      element('NrRB', TNrRB, 'Numer rachunku', 'Account number'),
      optional(element('SWIFT', SWIFT_Type, 'Kod SWIFT', 'SWIFT code')),
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
      element('BrakID', etd.TWybor1, 'Brak identyfikatora', 'No identifier'),
    ),
    element('Nazwa', TZnakowy512, 'Nazwa', 'Name'),
  ),
);
