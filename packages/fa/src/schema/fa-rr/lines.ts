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
} from '../common/types.ts';
import { element, optional, sequence, structure } from '../model.ts';
import { TStawkaPodatku } from './types.ts';

export const invoiceLine = structure(
  sequence(
    element('NrWierszaFa', TNaturalny, 'Lp.', 'No.'),
    optional(element('UU_ID', TZnakowy50, 'Unikalny identyfikator wiersza', 'Unique line identifier')),
    optional(element('P_4AA', TDataT, 'Data nabycia pozycji', 'Purchase date of the line')),
    element('P_5', TZnakowy, 'Nazwa produktu rolnego lub usługi', 'Name of the farm product or service'),
    optional(element('GTIN', TZnakowy20, 'GTIN', 'GTIN')),
    optional(element('PKWiU', TZnakowy50, 'PKWiU', 'PKWiU (Polish product class)')),
    optional(element('CN', TZnakowy50, 'Kod CN', 'CN code')),
    element('P_6A', TZnakowy, 'Jednostka miary', 'Unit'),
    element('P_6B', TIlosci, 'Ilość', 'Quantity'),
    element('P_6C', TZnakowy, 'Klasa lub jakość', 'Class or quality'),
    element('P_7', TKwotowy2, 'Cena jednostkowa bez zwrotu podatku', 'Unit price without the tax refund'),
    element('P_8', TKwotowy, 'Wartość bez zwrotu podatku', 'Value without the tax refund'),
    element('P_9', TStawkaPodatku, 'Stawka zwrotu podatku', 'Rate of the tax refund'),
    element('P_10', TKwotowy, 'Kwota zwrotu podatku', 'Amount of the tax refund'),
    element('P_11', TKwotowy, 'Wartość ze zwrotem podatku', 'Value with the tax refund'),
    optional(element('StanPrzed', etd.TWybor1, 'Stan przed korektą', 'State before the correction')),
    optional(element('KursWaluty', TIlosci, 'Kurs waluty', 'Exchange rate')),
  ),
);
