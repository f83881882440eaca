import { choice, complexType, element, optional, sequence, structure } from '../model.ts';
import * as etd from './elementary-types.ts';
import { TDataT, TGLN, TNaturalny, TNumerKSeF, TNumerTelefonu, TZnakowy, TZnakowy512 } from './types.ts';

const addressContent = sequence(
  element('KodKraju', etd.TKodKraju, 'Kraj', 'Country'),
  element('AdresL1', TZnakowy512, 'Adres, wiersz 1', 'Address line 1'),
  optional(element('AdresL2', TZnakowy512, 'Adres, wiersz 2', 'Address line 2')),
  optional(element('GLN', TGLN, 'Numer GLN', 'GLN')),
);

export const TAdres = complexType('TAdres', addressContent);

/** The official schema extends `TAdres` here by nothing: an anonymous type with the same content. */
export const extendedTAdres = structure(addressContent);

export const TKluczWartosc = complexType(
  'TKluczWartosc',
  sequence(
    optional(element('NrWiersza', TNaturalny, 'Dotyczy wiersza nr', 'Concerns line no.')),
    element('Klucz', TZnakowy, 'Nazwa informacji', 'Key'),
    element('Wartosc', TZnakowy, 'Treść informacji', 'Value'),
  ),
);

export const TPodmiot1 = complexType(
  'TPodmiot1',
  sequence(
    element('NIP', etd.TNrNIP, 'NIP', 'NIP (Polish tax number)'),
    element('Nazwa', TZnakowy512, 'Nazwa', 'Name'),
  ),
);

export const contactDetails = structure(
  optional(
    sequence(
      optional(element('Email', etd.TAdresEmail, 'E-mail', 'E-mail')),
      optional(element('Telefon', TNumerTelefonu, 'Telefon', 'Phone')),
    ),
  ),
);

export const correctedInvoice = structure(
  sequence(
    element(
      'DataWystFaKorygowanej',
      TDataT,
      'Data wystawienia faktury korygowanej',
      'Issue date of the corrected invoice',
    ),
    element('NrFaKorygowanej', TZnakowy, 'Numer faktury korygowanej', 'Number of the corrected invoice'),
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
);
