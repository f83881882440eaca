import * as etd from '../common/elementary-types.ts';
import { TZnakowy } from '../common/types.ts';
import { codes, simpleType } from '../model.ts';

export const TKodFormularza = simpleType('TKodFormularza', 'string', { values: ['FA_RR'] });

export const TFormaPlatnosci = simpleType(
  'TFormaPlatnosci',
  'integer',
  codes(['1', 'przelew', 'bank transfer']),
);

export const TRolaPodmiotu3 = simpleType(
  'TRolaPodmiotu3',
  'integer',
  codes(
    ['1', 'faktor', 'factor'],
    ['2', 'odbiorca', 'recipient'],
    ['3', 'podmiot pierwotny', 'original entity'],
    ['5', 'wystawca faktury', 'invoice issuer'],
    ['6', 'dokonujący płatności', 'payer'],
    ['7', 'jednostka samorządu – wystawca', 'local government – issuer'],
    ['8', 'jednostka samorządu – odbiorca', 'local government – recipient'],
    ['9', 'członek grupy VAT – wystawca', 'VAT group member – issuer'],
    ['10', 'członek grupy VAT – odbiorca', 'VAT group member – recipient'],
    ['11', 'pracownik', 'employee'],
  ),
);

export const TRodzajFaktury = simpleType(
  'TRodzajFaktury',
  TZnakowy,
  codes(
    ['VAT_RR', 'faktura VAT RR', 'VAT RR invoice'],
    ['KOR_VAT_RR', 'korekta faktury VAT RR', 'correction of a VAT RR invoice'],
  ),
);

export const TStawkaPodatku = simpleType(
  'TStawkaPodatku',
  etd.TProcentowy,
  codes(['6.5', '6,5%', '6.5%'], ['7', '7%', '7%']),
);

export const TTypKorekty = simpleType(
  'TTypKorekty',
  'integer',
  codes(
    ['1', 'w dacie ujęcia faktury pierwotnej', 'on the date of the original invoice'],
    ['2', 'w dacie wystawienia korekty', 'on the issue date of the correction'],
    ['3', 'w innej dacie', 'on another date'],
    ['4', 'w dacie zwrotu należności', 'on the date of the refund'],
  ),
);
