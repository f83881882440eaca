import * as etd from '../common/elementary-types.ts';
import { TKluczWartosc } from '../common/structures.ts';
import { TDataT, TIlosci, TKodWaluty, TKwotowy, TNumerKSeF, TZnakowy } from '../common/types.ts';
import { choice, element, optional, repeated, sequence, structure } from '../model.ts';
import { annotations } from './annotations.ts';
import { correction } from './correction.ts';
import { invoiceLine } from './lines.ts';
import { order } from './order.ts';
import { payment, settlement } from './payment.ts';
import {
  firstReducedRate,
  oneStopShop,
  secondReducedRate,
  standardRate,
  taxiFlatRate,
} from './rate-totals.ts';
import { transactionTerms } from './transaction.ts';
import { TRodzajFaktury } from './types.ts';

export const invoiceContent = structure(
  sequence(
    element('KodWaluty', TKodWaluty, 'Waluta', 'Currency'),
    element('P_1', TDataT, 'Data wystawienia', 'Issue date'),
    optional(element('P_1M', TZnakowy, 'Miejsce wystawienia', 'Place of issue')),
    element('P_2', TZnakowy, 'Numer faktury', 'Invoice number'),
    repeated(0, 1000, element('WZ', TZnakowy, 'Dokument WZ', 'Goods issue note')),
    optional(
      choice(
        element('P_6', TDataT, 'Data sprzedaży', 'Date of supply'),
        element(
          'OkresFa',
          structure(
            sequence(
              element('P_6_Od', TDataT, 'Okres od', 'Period from'),
              element('P_6_Do', TDataT, 'Okres do', 'Period to'),
            ),
          ),
          'Okres faktury',
          'Invoiced period',
        ),
      ),
    ),
    standardRate,
    firstReducedRate,
    secondReducedRate,
    taxiFlatRate,
    oneStopShop,
    optional(element('P_13_6_1', TKwotowy, 'Sprzedaż ze stawką 0% w kraju', 'Sales at 0% within Poland')),
    optional(
      element(
        'P_13_6_2',
        TKwotowy,
        'Wewnątrzwspólnotowa dostawa towarów (0%)',
        'Intra-Community supply of goods (0%)',
      ),
    ),
    optional(element('P_13_6_3', TKwotowy, 'Eksport (0%)', 'Export (0%)')),
    optional(element('P_13_7', TKwotowy, 'Sprzedaż zwolniona z VAT', 'Sales exempt from VAT')),
    optional(element('P_13_8', TKwotowy, 'Sprzedaż poza terytorium kraju', 'Sales outside Poland')),
    optional(
      element(
        'P_13_9',
        TKwotowy,
        'Usługi z art. 100 ust. 1 pkt 4 ustawy',
        'Services under art. 100(1)(4) of the VAT act',
      ),
    ),
    optional(element('P_13_10', TKwotowy, 'Odwrotne obciążenie w kraju', 'Domestic reverse charge')),
    optional(element('P_13_11', TKwotowy, 'Sprzedaż w procedurze marży', 'Sales under the margin scheme')),
    element('P_15', TKwotowy, 'Należność ogółem', 'Total due'),
    optional(element('KursWalutyZ', TIlosci, 'Kurs waluty zaliczki', 'Exchange rate of the advance')),
    element('Adnotacje', annotations, 'Adnotacje', 'Annotations'),
    element('RodzajFaktury', TRodzajFaktury, 'Rodzaj faktury', 'Kind of invoice'),
    correction,
    repeated(
      0,
      31,
      element(
        'ZaliczkaCzesciowa',
        structure(
          sequence(
            element('P_6Z', TDataT, 'Data otrzymania zaliczki', 'Date the advance was received'),
            element('P_15Z', TKwotowy, 'Kwota zaliczki', 'Amount of the advance'),
            optional(
              element('KursWalutyZW', TIlosci, 'Kurs waluty zaliczki', 'Exchange rate of the advance'),
            ),
          ),
        ),
        'Zaliczka częściowa',
        'Partial advance',
      ),
    ),
    optional(element('FP', etd.TWybor1, 'Faktura do paragonu', 'Invoice for a till receipt')),
    optional(element('TP', etd.TWybor1, 'Powiązania między stronami', 'Related parties')),
    repeated(
      0,
      10000,
      element('DodatkowyOpis', TKluczWartosc, 'Informacja dodatkowa', 'Additional information'),
    ),
    repeated(
      0,
      100,
      element(
        'FakturaZaliczkowa',
        structure(
          choice(
            sequence(
              element(
                'NrKSeFZN',
                etd.TWybor1,
                'Zaliczkowa wystawiona poza KSeF',
                'Advance invoice issued outside KSeF',
              ),
              element(
                'NrFaZaliczkowej',
                TZnakowy,
                'Numer faktury zaliczkowej',
                'Number of the advance invoice',
              ),
            ),
            element(
              'NrKSeFFaZaliczkowej',
              TNumerKSeF,
              'Numer KSeF faktury zaliczkowej',
              'KSeF number of the advance invoice',
            ),
          ),
        ),
        'Faktura zaliczkowa',
        'Advance invoice',
      ),
    ),
    optional(element('ZwrotAkcyzy', etd.TWybor1, 'Zwrot akcyzy dla rolnika', 'Excise refund for a farmer')),
    repeated(0, 10000, element('FaWiersz', invoiceLine, 'Pozycja faktury', 'Invoice line')),
    optional(element('Rozliczenie', settlement, 'Dodatkowe rozliczenia', 'Additional settlements')),
    optional(element('Platnosc', payment, 'Płatność', 'Payment')),
    optional(
      element('WarunkiTransakcji', transactionTerms, 'Warunki transakcji', 'Terms of the transaction'),
    ),
    optional(element('Zamowienie', order, 'Zamówienie lub umowa', 'Order or contract')),
  ),
);
