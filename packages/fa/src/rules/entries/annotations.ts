import { error, type RuleEntry, warning } from './entry.ts';

/** Rates against statements, and what both demand of the buyer. */
export const annotationEntries = {
  EXEMPTION_GROUND_MISSING: error(
    ['Sprzedaż zwolniona ma podaną podstawę zwolnienia', 'An exempt sale states the ground of its exemption'],
    [
      'Na fakturze jest sprzedaż zwolniona, a zaznaczono brak zwolnienia (P_19N).',
      'The invoice holds an exempt sale, but states that there is none (P_19N).',
    ],
    [
      'Ustaw P_19 na 1 i podaj przepis w P_19A, P_19B albo P_19C.',
      'Set P_19 to 1 and name the provision in P_19A, P_19B or P_19C.',
    ],
    'Ustawa o VAT, art. 106e ust. 1 pkt 19',
  ),
  EXEMPTION_UNUSED: warning(
    [
      'Podstawa zwolnienia stoi na fakturze ze sprzedażą zwolnioną',
      'A ground of exemption stands on an invoice with an exempt sale',
    ],
    [
      'Podano podstawę zwolnienia, a żadna pozycja nie jest zwolniona.',
      'A ground of exemption is given, but nothing is exempt.',
    ],
    ['Ustaw P_19N na 1 albo popraw stawkę pozycji.', 'Set P_19N to 1, or correct the rate of the line.'],
    'Ustawa o VAT, art. 106e ust. 1 pkt 19',
  ),
  REVERSE_CHARGE_STATEMENT_MISSING: error(
    ['Odwrotne obciążenie jest zaznaczone w adnotacjach', 'Reverse charge is stated'],
    [
      'Na fakturze jest sprzedaż ze stawką „oo”, a P_18 ma wartość 2.',
      'The invoice holds a sale at the rate "oo", but P_18 is 2.',
    ],
    ['Ustaw P_18 na 1.', 'Set P_18 to 1.'],
    'Ustawa o VAT, art. 106e ust. 1 pkt 18',
  ),
  REVERSE_CHARGE_ABROAD_UNSTATED: warning(
    [
      'Usługa dla podatnika z Unii (np II) ma adnotację o odwrotnym obciążeniu',
      'A service to a taxable person of the Union (np II) states the reverse charge',
    ],
    [
      'Na fakturze jest usługa „np II”, a P_18 ma wartość 2.',
      'The invoice holds a service at "np II", but P_18 is 2.',
    ],
    [
      'Ustaw P_18 na 1, jeśli podatek rozlicza nabywca.',
      'Set P_18 to 1 when the buyer accounts for the tax.',
    ],
    'Ustawa o VAT, art. 106e ust. 1 pkt 18 i art. 100 ust. 1 pkt 4',
  ),
  REVERSE_CHARGE_UNUSED: warning(
    [
      'Adnotacja o odwrotnym obciążeniu stoi tylko przy takiej sprzedaży',
      'Reverse charge is stated only for such a sale',
    ],
    [
      'P_18 ma wartość 1, a żadna pozycja nie jest „oo”, „np I” ani „np II”.',
      'P_18 is 1, but no line is "oo", "np I" or "np II".',
    ],
    ['Ustaw P_18 na 2 albo popraw stawkę.', 'Set P_18 to 2, or correct the rate.'],
    'Ustawa o VAT, art. 106e ust. 1 pkt 18',
  ),
  MARGIN_STATEMENT_MISSING: error(
    [
      'Sprzedaż w procedurze marży ma wskazany rodzaj tej procedury',
      'A sale under the margin scheme states which one',
    ],
    [
      'Na fakturze jest sprzedaż w procedurze marży (P_13_11), a zaznaczono jej brak.',
      'The invoice holds a sale under the margin scheme (P_13_11), but states that there is none.',
    ],
    ['Ustaw P_PMarzy na 1 i wskaż rodzaj procedury.', 'Set P_PMarzy to 1 and state the kind.'],
    'Ustawa o VAT, art. 106e ust. 2 i 3',
  ),
  MARGIN_UNUSED: warning(
    [
      'Procedura marży stoi na fakturze z taką sprzedażą',
      'The margin scheme stands on an invoice with such a sale',
    ],
    [
      'Zaznaczono procedurę marży, a P_13_11 jest puste.',
      'The margin scheme is stated, but P_13_11 is empty.',
    ],
    [
      'Wykaż sprzedaż w P_13_11 albo ustaw P_PMarzyN na 1.',
      'State the sale in P_13_11, or set P_PMarzyN to 1.',
    ],
    'Ustawa o VAT, art. 106e ust. 2 i 3',
  ),
  INTRA_COMMUNITY_BUYER: error(
    [
      'Nabywca w WDT ma numer VAT UE innego kraju',
      'The buyer of an intra-Community supply has an EU VAT number of another country',
    ],
    [
      'Sprzedaż ma stawkę „0 WDT”, a nabywca nie ma numeru VAT UE.',
      'The sale has the rate "0 WDT", but the buyer has no EU VAT number.',
    ],
    [
      'Podaj KodUE i NrVatUE nabywcy albo zmień stawkę.',
      "Give the buyer's KodUE and NrVatUE, or change the rate.",
    ],
    'Ustawa o VAT, art. 42 ust. 1 pkt 1 i art. 106e ust. 1 pkt 24',
  ),
  INTRA_COMMUNITY_PREFIX: warning(
    ['Sprzedawca w WDT podaje prefiks PL', 'The seller of an intra-Community supply states the prefix PL'],
    [
      'Sprzedaż ma stawkę „0 WDT”, a brak prefiksu PL sprzedawcy.',
      'The sale has the rate "0 WDT", but the seller\'s prefix PL is missing.',
    ],
    ['Podaj PrefiksPodatnika = PL.', 'Give PrefiksPodatnika = PL.'],
    'Ustawa o VAT, art. 97 ust. 10 pkt 2 i 3',
  ),
  SERVICE_ABROAD_BUYER: warning(
    [
      'Nabywca usługi „np II” ma numer VAT UE innego kraju',
      'The buyer of a service at "np II" has an EU VAT number of another country',
    ],
    [
      'Usługa ma stawkę „np II”, a nabywca nie ma numeru VAT UE.',
      'The service has the rate "np II", but the buyer has no EU VAT number.',
    ],
    ['Podaj numer VAT UE nabywcy albo użyj „np I”.', 'Give the buyer\'s EU VAT number, or use "np I".'],
    'Ustawa o VAT, art. 100 ust. 1 pkt 4',
  ),
  REVERSE_CHARGE_BUYER: warning(
    ['Nabywca w krajowym odwrotnym obciążeniu ma NIP', 'The buyer under domestic reverse charge has a NIP'],
    [
      'Sprzedaż ma stawkę „oo”, a nabywca nie ma NIP.',
      'The sale has the rate "oo", but the buyer has no NIP.',
    ],
    ['Podaj NIP nabywcy albo zmień stawkę.', "Give the buyer's NIP, or change the rate."],
    'Ustawa o VAT, art. 17 ust. 1',
  ),
  TRIANGULAR_BUYER: warning(
    [
      'Uproszczona transakcja trójstronna ma nabywcę z numerem VAT UE',
      'A simplified triangular transaction has a buyer with an EU VAT number',
    ],
    ['P_23 ma wartość 1, a nabywca nie ma numeru VAT UE.', 'P_23 is 1, but the buyer has no EU VAT number.'],
    [
      'Podaj numer VAT UE ostatniego podatnika albo ustaw P_23 na 2.',
      'Give the EU VAT number of the last taxable person, or set P_23 to 2.',
    ],
    'Ustawa o VAT, art. 135 i 136',
  ),
  TRIANGULAR_UNSTATED: warning(
    [
      'Pozycja z oznaczeniem TT_D stoi na fakturze uproszczonej procedury trójstronnej',
      'A line marked TT_D stands on an invoice of the simplified triangular procedure',
    ],
    [
      'Pozycja {number} ma oznaczenie TT_D, a P_23 ma wartość 2.',
      'Line {number} is marked TT_D, but P_23 is 2.',
    ],
    ['Ustaw P_23 na 1 albo usuń oznaczenie.', 'Set P_23 to 1, or remove the mark.'],
    'Rozporządzenie w sprawie JPK_VAT, § 10 ust. 4 pkt 2; ustawa o VAT, art. 136',
  ),
  SPLIT_PAYMENT_MISSING: error(
    [
      'Towary z załącznika nr 15 powyżej 15 000 zł mają adnotację o podzielonej płatności',
      'Goods of annex 15 above 15,000 zł state split payment',
    ],
    [
      'Kwota przekracza 15 000 zł, jest pozycja z załącznika nr 15, a P_18A ma wartość 2.',
      'The amount exceeds 15,000 zł, a line is of annex 15, and P_18A is 2.',
    ],
    [
      'Ustaw P_18A na 1; brak adnotacji jest zagrożony sankcją 30% podatku.',
      'Set P_18A to 1; leaving it out is fined with 30 % of the tax.',
    ],
    'Ustawa o VAT, art. 106e ust. 1 pkt 18a i ust. 12',
  ),
  SPLIT_PAYMENT_IN_CASH: warning(
    ['Podzielona płatność następuje przelewem', 'Split payment is made by transfer'],
    [
      'Faktura ma adnotację o podzielonej płatności, a formą płatności nie jest przelew.',
      'The invoice states split payment, but it is not paid by transfer.',
    ],
    ['Zmień formę płatności na przelew (6).', 'Change the method of payment to transfer (6).'],
    'Ustawa o VAT, art. 108a',
  ),
  NEW_TRANSPORT_LINE_UNKNOWN: warning(
    [
      'Nowy środek transportu wskazuje pozycję, która istnieje',
      'A new means of transport refers to a line that exists',
    ],
    [
      'Nowy środek transportu wskazuje pozycję {number}, której nie ma.',
      'A new means of transport refers to line {number}, which does not exist.',
    ],
    ['Popraw P_NrWierszaNST.', 'Correct P_NrWierszaNST.'],
    'Schemat FA(3), NowySrodekTransportu',
  ),
} satisfies Record<string, RuleEntry>;
