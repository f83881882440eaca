import { error, type RuleEntry, warning } from './entry.ts';

const SUMS = 'Ustawa o VAT, art. 106e ust. 1 pkt 13–15, ust. 7 i 10';
const NET_REMEDY = [
  'Popraw sumę {field} albo wartości pozycji.',
  'Correct the sum {field} or the values of the lines.',
] as const;
const VAT_REMEDY = [
  'Popraw kwotę podatku {field}; groszowe różnice z zaokrągleń są dopuszczalne.',
  'Correct the tax {field}; differences of rounding are tolerated.',
] as const;
const TOTAL_REMEDY = ['Popraw P_15 albo sumy według stawek.', 'Correct P_15 or the sums by rate.'] as const;

/** Sums of the document. */
export const sumEntries = {
  NET_SUM: error(
    ['Suma netto stawki zgadza się z pozycjami', 'The net sum of a rate agrees with the lines'],
    [
      '{field} wynosi {stated}, a pozycje dają {expected}.',
      '{field} is {stated}, while the lines make {expected}.',
    ],
    NET_REMEDY,
    SUMS,
  ),
  NET_SUM_CORRECTION: warning(
    [
      'Różnica netto na korekcie zgadza się z pozycjami',
      'The net difference on a correction agrees with the lines',
    ],
    [
      '{field} wynosi {stated}, a pozycje po korekcie mniej pozycje przed nią dają {expected}.',
      '{field} is {stated}, while the lines after less those before make {expected}.',
    ],
    NET_REMEDY,
    'Ustawa o VAT, art. 106j ust. 2 pkt 5',
  ),
  VAT_SUM: error(
    ['Podatek odpowiada sumie netto i stawce', 'The tax agrees with net sum and rate'],
    [
      '{field} wynosi {stated}, a z sumy netto i stawki wychodzi {expected}.',
      '{field} is {stated}, while net sum and rate make {expected}.',
    ],
    VAT_REMEDY,
    SUMS,
  ),
  VAT_SUM_CORRECTION: warning(
    [
      'Różnica podatku na korekcie odpowiada różnicy netto',
      'The difference of tax on a correction agrees with that of net',
    ],
    [
      '{field} wynosi {stated}, a z różnicy netto i stawki wychodzi {expected}.',
      '{field} is {stated}, while the net difference and the rate make {expected}.',
    ],
    VAT_REMEDY,
    'Ustawa o VAT, art. 106j ust. 2 pkt 5',
  ),
  TOTAL_SUM: error(
    ['Kwota należności jest sumą netto i podatku', 'The amount due is the sum of net and tax'],
    [
      'P_15 wynosi {stated}, a sumy według stawek dają {expected}.',
      'P_15 is {stated}, while the sums by rate make {expected}.',
    ],
    TOTAL_REMEDY,
    SUMS,
  ),
  TOTAL_SUM_OTHER_KIND: warning(
    [
      'Na zaliczce, rozliczeniu i korekcie P_15 jest sumą netto i podatku',
      'On an advance, a settlement and a correction P_15 is the sum of net and tax',
    ],
    [
      'P_15 wynosi {stated}, a sumy według stawek dają {expected}.',
      'P_15 is {stated}, while the sums by rate make {expected}.',
    ],
    TOTAL_REMEDY,
    'Schemat FA(3), P_15',
  ),
  NEGATIVE_TOTAL: warning(
    ['Ujemną kwotę wykazuje faktura korygująca', 'A negative amount belongs on a correction'],
    [
      'Kwota należności jest ujemna, a faktura nie jest korektą.',
      'The amount due is negative and the invoice is not a correction.',
    ],
    ['Wystaw fakturę korygującą.', 'Issue a correction.'],
    'Ustawa o VAT, art. 106j',
  ),
  CHARGES_SUM: warning(
    ['Suma obciążeń zgadza się z obciążeniami', 'The sum of charges agrees with the charges'],
    [
      'SumaObciazen wynosi {stated}, a obciążenia dają {expected}.',
      'SumaObciazen is {stated}, while the charges make {expected}.',
    ],
    ['Popraw sumę.', 'Correct the sum.'],
    'Schemat FA(3), Rozliczenie',
  ),
  DEDUCTIONS_SUM: warning(
    ['Suma odliczeń zgadza się z odliczeniami', 'The sum of deductions agrees with the deductions'],
    [
      'SumaOdliczen wynosi {stated}, a odliczenia dają {expected}.',
      'SumaOdliczen is {stated}, while the deductions make {expected}.',
    ],
    ['Popraw sumę.', 'Correct the sum.'],
    'Schemat FA(3), Rozliczenie',
  ),
  AMOUNT_TO_PAY: warning(
    [
      'Do zapłaty jest kwota należności z obciążeniami, bez odliczeń',
      'To pay is the amount due plus charges less deductions',
    ],
    [
      '{field} wynosi {stated}, a z P_15, obciążeń i odliczeń wychodzi {expected}.',
      '{field} is {stated}, while P_15, charges and deductions make {expected}.',
    ],
    ['Popraw kwotę do zapłaty.', 'Correct the amount to pay.'],
    'Schemat FA(3), Rozliczenie/DoZaplaty',
  ),
} satisfies Record<string, RuleEntry>;
