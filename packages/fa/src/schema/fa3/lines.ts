import * as etd from '../common/elementary-types.ts';
import {
  TDataT,
  TIlosci,
  TKwotowy,
  TKwotowy2,
  TNaturalny,
  TZnakowy,
  TZnakowy20,
  TZnakowy50,
  TZnakowy512,
} from '../common/types.ts';
import { element, optional, sequence, structure } from '../model.ts';
import { TGTU, TOznaczenieProcedury, TProcentowy, TStawkaPodatku } from './types.ts';

export const invoiceLine = structure(
  sequence(
    element('NrWierszaFa', TNaturalny, 'Lp.', 'No.'),
    optional(element('UU_ID', TZnakowy50, 'Unikalny identyfikator wiersza', 'Unique line identifier')),
    optional(element('P_6A', TDataT, 'Data sprzedaży pozycji', 'Supply date of the line')),
    optional(element('P_7', TZnakowy512, 'Nazwa towaru lub usługi', 'Name of goods or service')),
    optional(element('Indeks', TZnakowy50, 'Indeks', 'Stock code')),
    optional(element('GTIN', TZnakowy20, 'GTIN', 'GTIN')),
    optional(element('PKWiU', TZnakowy50, 'PKWiU', 'PKWiU (Polish product class)')),
    optional(element('CN', TZnakowy50, 'Kod CN', 'CN code')),
    optional(element('PKOB', TZnakowy50, 'PKOB', 'PKOB (Polish building class)')),
    optional(element('P_8A', TZnakowy, 'Jednostka miary', 'Unit')),
    optional(element('P_8B', TIlosci, 'Ilość', 'Quantity')),
    optional(element('P_9A', TKwotowy2, 'Cena netto', 'Net unit price')),
    optional(element('P_9B', TKwotowy2, 'Cena brutto', 'Gross unit price')),
    optional(element('P_10', TKwotowy2, 'Rabat', 'Discount')),
    optional(element('P_11', TKwotowy, 'Wartość netto', 'Net amount')),
    optional(element('P_11A', TKwotowy, 'Wartość brutto', 'Gross amount')),
    optional(element('P_11Vat', TKwotowy, 'Kwota VAT', 'VAT amount')),
    optional(element('P_12', TStawkaPodatku, 'Stawka VAT', 'VAT rate')),
    optional(element('P_12_XII', TProcentowy, 'Stawka VAT w OSS', 'VAT rate in OSS')),
    optional(element('P_12_Zal_15', etd.TWybor1, 'Załącznik nr 15', 'Annex 15')),
    optional(element('KwotaAkcyzy', TKwotowy, 'Akcyza w cenie', 'Excise in the price')),
    optional(element('GTU', TGTU, 'Kod GTU', 'GTU code')),
    optional(element('Procedura', TOznaczenieProcedury, 'Procedura', 'Procedure')),
    optional(element('KursWaluty', TIlosci, 'Kurs waluty', 'Exchange rate')),
    optional(element('StanPrzed', etd.TWybor1, 'Stan przed korektą', 'State before the correction')),
  ),
);
