import * as etd from '../common/elementary-types.ts';
import {
  TIlosci,
  TKwotowy,
  TKwotowy2,
  TNaturalny,
  TZnakowy,
  TZnakowy20,
  TZnakowy50,
  TZnakowy512,
} from '../common/types.ts';
import { element, optional, repeated, sequence, structure } from '../model.ts';
import { TGTU, TOznaczenieProceduryZ, TProcentowy, TStawkaPodatku } from './types.ts';

export const order = structure(
  sequence(
    element('WartoscZamowienia', TKwotowy, 'Wartość zamówienia brutto', 'Gross value of the order'),
    repeated(
      1,
      10000,
      element(
        'ZamowienieWiersz',
        structure(
          sequence(
            element('NrWierszaZam', TNaturalny, 'Lp.', 'No.'),
            optional(
              element('UU_IDZ', TZnakowy50, 'Unikalny identyfikator wiersza', 'Unique line identifier'),
            ),
            optional(element('P_7Z', TZnakowy512, 'Nazwa towaru lub usługi', 'Name of goods or service')),
            optional(element('IndeksZ', TZnakowy50, 'Indeks', 'Stock code')),
            optional(element('GTINZ', TZnakowy20, 'GTIN', 'GTIN')),
            optional(element('PKWiUZ', TZnakowy50, 'PKWiU', 'PKWiU (Polish product class)')),
            optional(element('CNZ', TZnakowy50, 'Kod CN', 'CN code')),
            optional(element('PKOBZ', TZnakowy50, 'PKOB', 'PKOB (Polish building class)')),
            optional(element('P_8AZ', TZnakowy, 'Jednostka miary', 'Unit')),
            optional(element('P_8BZ', TIlosci, 'Ilość', 'Quantity')),
            optional(element('P_9AZ', TKwotowy2, 'Cena netto', 'Net unit price')),
            optional(element('P_11NettoZ', TKwotowy, 'Wartość netto', 'Net amount')),
            optional(element('P_11VatZ', TKwotowy, 'Kwota VAT', 'VAT amount')),
            optional(element('P_12Z', TStawkaPodatku, 'Stawka VAT', 'VAT rate')),
            optional(element('P_12Z_XII', TProcentowy, 'Stawka VAT w OSS', 'VAT rate in OSS')),
            optional(element('P_12Z_Zal_15', etd.TWybor1, 'Załącznik nr 15', 'Annex 15')),
            optional(element('GTUZ', TGTU, 'Kod GTU', 'GTU code')),
            optional(element('ProceduraZ', TOznaczenieProceduryZ, 'Procedura', 'Procedure')),
            optional(element('KwotaAkcyzyZ', TKwotowy, 'Akcyza w cenie', 'Excise in the price')),
            optional(element('StanPrzedZ', etd.TWybor1, 'Stan przed korektą', 'State before the correction')),
          ),
        ),
        'Pozycja zamówienia',
        'Order line',
      ),
    ),
  ),
);
