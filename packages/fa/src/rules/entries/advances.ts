import { error, type RuleEntry, warning } from './entry.ts';

/** Advances, settlements and simplified invoices. */
export const advanceEntries = {
  ORDER_MISSING: warning(
    ['Faktura zaliczkowa opisuje zamówienie lub umowę', 'An advance invoice describes the order or contract'],
    ['Na fakturze zaliczkowej brak danych zamówienia.', 'The advance invoice lacks the order.'],
    ['Dodaj Zamowienie z wartością i pozycjami.', 'Add Zamowienie with its value and lines.'],
    'Ustawa o VAT, art. 106f ust. 1 pkt 4',
  ),
  ORDER_UNEXPECTED: warning(
    [
      'Zamówienie stoi tylko na fakturze zaliczkowej i jej korekcie',
      'An order stands on an advance and its correction only',
    ],
    ['Zamówienie stoi na fakturze rodzaju {kind}.', 'An order stands on an invoice of kind {kind}.'],
    [
      'Przenieś pozycje do FaWiersz albo zmień rodzaj na ZAL.',
      'Move the lines to FaWiersz, or change the kind to ZAL.',
    ],
    'Schemat FA(3), Zamowienie',
  ),
  ORDER_VALUE: warning(
    ['Wartość zamówienia zgadza się z jego pozycjami', 'The value of the order agrees with its lines'],
    [
      'WartoscZamowienia wynosi {stated}, a pozycje z podatkiem dają {expected}.',
      'WartoscZamowienia is {stated}, while the lines with tax make {expected}.',
    ],
    ['Popraw wartość zamówienia lub jego pozycje.', 'Correct the value of the order or its lines.'],
    'Ustawa o VAT, art. 106f ust. 1 pkt 4',
  ),
  ADVANCE_ABOVE_ORDER: warning(
    ['Zaliczka nie przewyższa wartości zamówienia', 'An advance does not exceed the value of the order'],
    [
      'Zaliczka {stated} przewyższa wartość zamówienia {expected}.',
      'The advance {stated} exceeds the value of the order {expected}.',
    ],
    ['Sprawdź kwotę zaliczki i wartość zamówienia.', 'Check the advance and the value of the order.'],
    'Ustawa o VAT, art. 106f',
  ),
  ADVANCE_PARTS: warning(
    ['Części zaliczki składają się na jej kwotę', 'The parts of an advance make its amount'],
    [
      'P_15 wynosi {stated}, a części zaliczki dają {expected}.',
      'P_15 is {stated}, while the parts make {expected}.',
    ],
    ['Popraw kwoty P_15Z albo P_15.', 'Correct P_15Z or P_15.'],
    'Schemat FA(3), ZaliczkaCzesciowa',
  ),
  ADVANCE_REFERENCE_MISSING: error(
    ['Faktura rozliczeniowa wskazuje faktury zaliczkowe', 'A settlement names its advance invoices'],
    [
      'Na fakturze rozliczeniowej brak numerów faktur zaliczkowych.',
      'The settlement lacks the numbers of the advance invoices.',
    ],
    [
      'Dodaj FakturaZaliczkowa z numerem KSeF albo numerem faktury spoza KSeF.',
      'Add FakturaZaliczkowa with a KSeF number, or the number of an invoice outside KSeF.',
    ],
    'Ustawa o VAT, art. 106f ust. 3',
  ),
  ADVANCE_REPEATED: warning(
    ['Fakturę zaliczkową wskazuje się raz', 'An advance invoice is named once'],
    [
      'Faktura zaliczkowa {number} jest wskazana więcej niż raz.',
      'The advance invoice {number} is named more than once.',
    ],
    ['Usuń powtórzenie.', 'Remove the repetition.'],
    'Ustawa o VAT, art. 106f ust. 3',
  ),
  ADVANCE_REFERENCE_UNEXPECTED: warning(
    [
      'Faktury zaliczkowe wskazuje rozliczenie albo ostatnia zaliczka',
      'Advance invoices are named by a settlement or the last advance',
    ],
    [
      'Faktury zaliczkowe wskazano na fakturze rodzaju {kind}.',
      'Advance invoices are named on an invoice of kind {kind}.',
    ],
    ['Zmień rodzaj faktury na ROZ albo usuń te numery.', 'Change the kind to ROZ, or remove the numbers.'],
    'Schemat FA(3), FakturaZaliczkowa',
  ),
  ADVANCE_RATE_UNEXPECTED: warning(
    [
      'Kurs zaliczki stoi tylko na fakturze zaliczkowej i jej korekcie',
      'The exchange rate of an advance stands on an advance and its correction only',
    ],
    ['KursWalutyZ stoi na fakturze rodzaju {kind}.', 'KursWalutyZ stands on an invoice of kind {kind}.'],
    ['Podaj kurs w pozycjach (KursWaluty).', 'Give the rate in the lines (KursWaluty).'],
    'Schemat FA(3), KursWalutyZ',
  ),
  SIMPLIFIED_TOO_LARGE: error(
    [
      'Faktura uproszczona opiewa najwyżej na 450 zł albo 100 euro',
      'A simplified invoice is for 450 zł or 100 euro at most',
    ],
    [
      'Faktura uproszczona opiewa na {amount} {currency}.',
      'The simplified invoice is for {amount} {currency}.',
    ],
    ['Wystaw zwykłą fakturę (VAT).', 'Issue an ordinary invoice (VAT).'],
    'Ustawa o VAT, art. 106e ust. 5 pkt 3',
  ),
  SIMPLIFIED_SALE: warning(
    [
      'Faktura uproszczona nie dotyczy sprzedaży do innych krajów Unii',
      'A simplified invoice is not for sales to other countries of the Union',
    ],
    [
      'Faktura uproszczona obejmuje wewnątrzwspólnotową dostawę albo sprzedaż w procedurze OSS.',
      'The simplified invoice holds an intra-Community supply or a sale under the one-stop shop.',
    ],
    ['Wystaw zwykłą fakturę (VAT).', 'Issue an ordinary invoice (VAT).'],
    'Ustawa o VAT, art. 106e ust. 6',
  ),
} satisfies Record<string, RuleEntry>;
