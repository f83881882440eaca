import { error, type RuleEntry, warning } from './entry.ts';

/** Lines: their presence, numbers, names and values. */
export const lineEntries = {
  LINES_MISSING: error(
    ['Faktura ma co najmniej jedną pozycję', 'An invoice has at least one line'],
    ['Faktura nie ma pozycji.', 'The invoice has no line.'],
    [
      'Dodaj pozycję; bez pozycji mogą być tylko faktury zaliczkowe i korygujące.',
      'Add a line; only advances and corrections may go without.',
    ],
    'Ustawa o VAT, art. 106e ust. 1 pkt 7; schemat FA(3), FaWiersz',
  ),
  LINE_NAME_MISSING: error(
    ['Pozycja ma nazwę towaru lub usługi', 'A line names goods or a service'],
    ['Pozycja {number} nie ma nazwy.', 'Line {number} has no name.'],
    [
      'Podaj nazwę; bez niej może być tylko korekta z art. 106j ust. 3.',
      'Give a name; only a correction under art. 106j ust. 3 may lack it.',
    ],
    'Ustawa o VAT, art. 106e ust. 1 pkt 7',
  ),
  LINE_AMOUNT_MISSING: warning(
    ['Pozycja ma wartość sprzedaży', 'A line has a value'],
    [
      'Pozycja {number} nie ma wartości netto ani brutto.',
      'Line {number} has neither a net nor a gross value.',
    ],
    ['Podaj P_11 albo, przy cenach brutto, P_11A.', 'Give P_11 or, with gross prices, P_11A.'],
    'Ustawa o VAT, art. 106e ust. 1 pkt 11',
  ),
  LINE_RATE_MISSING: warning(
    ['Pozycja poza procedurą marży ma stawkę podatku', 'A line outside the margin scheme has a rate'],
    ['Pozycja {number} nie ma stawki podatku.', 'Line {number} has no VAT rate.'],
    ['Podaj stawkę w P_12.', 'Give the rate in P_12.'],
    'Ustawa o VAT, art. 106e ust. 1 pkt 12',
  ),
  LINE_NUMBER_REPEATED: warning(
    ['Numery pozycji się nie powtarzają', 'Line numbers do not repeat'],
    ['Numer pozycji {number} występuje więcej niż raz.', 'Line number {number} occurs more than once.'],
    ['Ponumeruj pozycje kolejno od 1.', 'Number the lines from 1 on.'],
    'Schemat FA(3), NrWierszaFa i NrWierszaZam',
  ),
  LINE_KEY_REPEATED: warning(
    ['Unikalne numery pozycji (UU_ID) się nie powtarzają', 'Unique keys of lines (UU_ID) do not repeat'],
    ['UU_ID {key} występuje więcej niż raz.', 'UU_ID {key} occurs more than once.'],
    ['Nadaj każdej pozycji własny UU_ID.', 'Give every line a key of its own.'],
    'Schemat FA(3), UU_ID',
  ),
  LINE_VALUE: warning(
    [
      'Wartość pozycji to ilość razy cena, mniej rabat',
      'The value of a line is quantity times price, less discount',
    ],
    [
      'Pozycja {number}: wartość {value}, a z ilości i ceny wychodzi {expected}.',
      'Line {number}: value {value}, while quantity and price make {expected}.',
    ],
    ['Popraw ilość, cenę, rabat lub wartość.', 'Correct quantity, price, discount or value.'],
    'Ustawa o VAT, art. 106e ust. 1 pkt 8–11',
  ),
  INFO_LINE_UNKNOWN: warning(
    [
      'Informacja dodatkowa odnosi się do pozycji, która istnieje',
      'Additional information refers to a line that exists',
    ],
    [
      'Informacja dodatkowa wskazuje pozycję {number}, której nie ma.',
      'Additional information refers to line {number}, which does not exist.',
    ],
    ['Popraw NrWiersza albo go usuń.', 'Correct NrWiersza or remove it.'],
    'Schemat FA(3), DodatkowyOpis/NrWiersza',
  ),
  PROCEDURE_RATE: warning(
    [
      'Procedury I_42 i I_63 dotyczą wewnątrzwspólnotowej dostawy',
      'Procedures I_42 and I_63 concern intra-Community supplies',
    ],
    [
      'Pozycja {number} ma oznaczenie {procedure}, a jej stawka to nie „0 WDT”.',
      'Line {number} is marked {procedure}, but its rate is not "0 WDT".',
    ],
    ['Sprawdź oznaczenie i stawkę.', 'Check the mark and the rate.'],
    'Rozporządzenie w sprawie JPK_VAT, § 10 ust. 4 pkt 8 i 9',
  ),
  OLD_RATE: warning(
    ['Pozycja ma stawkę obowiązującą dziś', 'A line has a rate that is in force'],
    [
      'Pozycja {number} ma stawkę {rate}%, która dziś zasadniczo nie obowiązuje.',
      'Line {number} has the rate of {rate} %, which is generally not in force today.',
    ],
    ['Użyj 23%, 8%, 5% albo 4% (taksówki).', 'Use 23 %, 8 %, 5 % or 4 % (taxis).'],
    'Ustawa o VAT, art. 41 i art. 146ef',
  ),
  GTU_KIND: warning(
    [
      'Kod GTU pasuje do rodzaju sprzedaży, na który wskazuje stawka',
      'A GTU code suits the kind of sale that the rate tells of',
    ],
    [
      'Pozycja {number} ma kod {gtu} i stawkę „{rate}”; stawka „0 WDT” dotyczy towarów, a „np II” usług.',
      'Line {number} is marked {gtu} at the rate "{rate}"; "0 WDT" is for goods and "np II" for services.',
    ],
    [
      'Sprawdź kod i stawkę: GTU_01–GTU_10 to towary, GTU_11–GTU_13 usługi.',
      'Check code and rate: GTU_01 to GTU_10 are goods, GTU_11 to GTU_13 services.',
    ],
    'Rozporządzenie w sprawie JPK_VAT, § 10 ust. 3; ustawa o VAT, art. 13 i art. 100 ust. 1 pkt 4',
  ),
  LINE_TAX: warning(
    ['Kwota podatku w pozycji odpowiada jej stawce', 'The tax of a line follows from its rate'],
    [
      'Pozycja {number}: podatek {value}, a wartość i stawka dają {expected}.',
      'Line {number}: tax {value}, while value and rate make {expected}.',
    ],
    ['Popraw P_11Vat.', 'Correct P_11Vat.'],
    'Ustawa o VAT, art. 106e ust. 10',
  ),
} satisfies Record<string, RuleEntry>;
