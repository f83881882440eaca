import * as etd from '../common/elementary-types.ts';
import { TAdres, TPodmiot1, contactDetails } from '../common/structures.ts';
import { TStatusInfoPodatnika, TZnakowy } from '../common/types.ts';
import { choice, element, optional, repeated, sequence, structure } from '../model.ts';
import { TPodmiot3 } from './structures.ts';
import { TRolaPodmiotu3 } from './types.ts';

export const supplier = structure(
  sequence(
    element('DaneIdentyfikacyjne', TPodmiot1, 'Dane identyfikacyjne', 'Identification'),
    element('Adres', TAdres, 'Adres', 'Address'),
    optional(element('AdresKoresp', TAdres, 'Adres do korespondencji', 'Mailing address')),
    repeated(0, 3, element('DaneKontaktowe', contactDetails, 'Kontakt', 'Contact')),
    optional(element('NrKontrahenta', TZnakowy, 'Numer kontrahenta', 'Counterparty number')),
  ),
);

export const buyer = structure(
  sequence(
    element('DaneIdentyfikacyjne', TPodmiot1, 'Dane identyfikacyjne', 'Identification'),
    element('Adres', TAdres, 'Adres', 'Address'),
    optional(element('AdresKoresp', TAdres, 'Adres do korespondencji', 'Mailing address')),
    repeated(0, 3, element('DaneKontaktowe', contactDetails, 'Kontakt', 'Contact')),
    optional(
      element(
        'StatusInfoPodatnika',
        TStatusInfoPodatnika,
        'Szczególny status podatnika',
        'Special status of the taxpayer',
      ),
    ),
  ),
);

export const thirdParty = structure(
  sequence(
    element('DaneIdentyfikacyjne', TPodmiot3, 'Dane identyfikacyjne', 'Identification'),
    optional(element('Adres', TAdres, 'Adres', 'Address')),
    optional(element('AdresKoresp', TAdres, 'Adres do korespondencji', 'Mailing address')),
    repeated(0, 3, element('DaneKontaktowe', contactDetails, 'Kontakt', 'Contact')),
    choice(
      element('Rola', TRolaPodmiotu3, 'Rola', 'Role'),
      sequence(
        element('RolaInna', etd.TWybor1, 'Inna rola', 'Other role'),
        element('OpisRoli', TZnakowy, 'Opis roli', 'Role description'),
      ),
    ),
  ),
);
