import * as etd from '../common/elementary-types.ts';
import { TAdres, TPodmiot1, contactDetails, extendedTAdres } from '../common/structures.ts';
import {
  TKodyKrajowUE,
  TNumerTelefonu,
  TStatusInfoPodatnika,
  TZnakowy,
  TZnakowy50,
} from '../common/types.ts';
import {
  choice,
  codes,
  element,
  fixed,
  optional,
  repeated,
  restricted,
  sequence,
  structure,
} from '../model.ts';
import { TPodmiot2, TPodmiot3 } from './structures.ts';
import { TProcentowy, TRolaPodmiotu3, TRolaPodmiotuUpowaznionego } from './types.ts';

export const seller = structure(
  sequence(
    optional(
      fixed(
        'PL',
        element('PrefiksPodatnika', TKodyKrajowUE, 'Prefiks VAT UE sprzedawcy', "Seller's EU VAT prefix"),
      ),
    ),
    optional(element('NrEORI', TZnakowy, 'Numer EORI', 'EORI number')),
    element('DaneIdentyfikacyjne', TPodmiot1, 'Dane identyfikacyjne', 'Identification'),
    element('Adres', TAdres, 'Adres', 'Address'),
    optional(element('AdresKoresp', extendedTAdres, 'Adres do korespondencji', 'Mailing address')),
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

export const buyer = structure(
  sequence(
    optional(element('NrEORI', TZnakowy, 'Numer EORI', 'EORI number')),
    element('DaneIdentyfikacyjne', TPodmiot2, 'Dane identyfikacyjne', 'Identification'),
    optional(element('Adres', TAdres, 'Adres', 'Address')),
    optional(element('AdresKoresp', TAdres, 'Adres do korespondencji', 'Mailing address')),
    repeated(0, 3, element('DaneKontaktowe', contactDetails, 'Kontakt', 'Contact')),
    optional(element('NrKlienta', TZnakowy, 'Numer klienta', 'Customer number')),
    optional(
      element(
        'IDNabywcy',
        restricted(TZnakowy50, { maxLength: 32 }),
        'Klucz nabywcy w korektach',
        "Buyer's key in corrections",
      ),
    ),
    element(
      'JST',
      restricted('integer', codes(['1', 'tak', 'yes'], ['2', 'nie', 'no'])),
      'Jednostka podrzędna JST',
      'Local government sub-unit',
    ),
    element(
      'GV',
      restricted('integer', codes(['1', 'tak', 'yes'], ['2', 'nie', 'no'])),
      'Członek grupy VAT',
      'VAT group member',
    ),
  ),
);

export const thirdParty = structure(
  sequence(
    optional(
      element(
        'IDNabywcy',
        restricted(TZnakowy50, { maxLength: 32 }),
        'Klucz nabywcy w korektach',
        "Buyer's key in corrections",
      ),
    ),
    optional(element('NrEORI', TZnakowy, 'Numer EORI', 'EORI number')),
    element('DaneIdentyfikacyjne', TPodmiot3, 'Dane identyfikacyjne', 'Identification'),
    optional(element('Adres', TAdres, 'Adres', 'Address')),
    optional(element('AdresKoresp', TAdres, 'Adres do korespondencji', 'Mailing address')),
    repeated(
      0,
      3,
      element(
        'DaneKontaktowe',
        structure(
          sequence(
            optional(element('Email', etd.TAdresEmail, 'E-mail', 'E-mail')),
            optional(element('Telefon', TNumerTelefonu, 'Telefon', 'Phone')),
          ),
        ),
        'Kontakt',
        'Contact',
      ),
    ),
    choice(
      element('Rola', TRolaPodmiotu3, 'Rola', 'Role'),
      sequence(
        element('RolaInna', etd.TWybor1, 'Inna rola', 'Other role'),
        element('OpisRoli', TZnakowy, 'Opis roli', 'Role description'),
      ),
    ),
    optional(element('Udzial', TProcentowy, 'Udział w procentach', 'Share in per cent')),
    optional(element('NrKlienta', TZnakowy, 'Numer klienta', 'Customer number')),
  ),
);

export const authorisedEntity = structure(
  sequence(
    optional(element('NrEORI', TZnakowy, 'Numer EORI', 'EORI number')),
    element('DaneIdentyfikacyjne', TPodmiot1, 'Dane identyfikacyjne', 'Identification'),
    element('Adres', TAdres, 'Adres', 'Address'),
    optional(element('AdresKoresp', TAdres, 'Adres do korespondencji', 'Mailing address')),
    repeated(
      0,
      3,
      element(
        'DaneKontaktowe',
        structure(
          sequence(
            optional(element('EmailPU', etd.TAdresEmail, 'E-mail', 'E-mail')),
            optional(element('TelefonPU', TNumerTelefonu, 'Telefon', 'Phone')),
          ),
        ),
        'Kontakt',
        'Contact',
      ),
    ),
    element(
      'RolaPU',
      TRolaPodmiotuUpowaznionego,
      'Rola podmiotu upoważnionego',
      'Role of the authorised entity',
    ),
  ),
);
