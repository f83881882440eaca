import { complexType, element, optional, sequence, structure } from '../model.ts';
import * as etd from './elementary-types.ts';
import { TGLN, TNaturalny, TZnakowy, TZnakowy512 } from './types.ts';

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
