import { error, type RuleEntry, warning } from './entry.ts';

const CORRECTION = 'Ustawa o VAT, art. 106j ust. 2';

/** Corrections: references, states before and after, changed parties. */
export const correctionEntries = {
  CORRECTION_REFERENCE_MISSING: error(
    ['Korekta wskazuje fakturę, którą koryguje', 'A correction names the invoice that it corrects'],
    [
      'Faktura jest korektą, a brak danych faktury korygowanej.',
      'The invoice is a correction, but the corrected invoice is not named.',
    ],
    ['Dodaj DaneFaKorygowanej z datą i numerem.', 'Add DaneFaKorygowanej with date and number.'],
    CORRECTION,
  ),
  CORRECTION_DATA_UNEXPECTED: error(
    ['Dane korekty stoją tylko na korekcie', 'Data of a correction stand on a correction only'],
    [
      'Są dane faktury korygowanej, a rodzaj faktury to {kind}.',
      'There are data of a corrected invoice, but the kind is {kind}.',
    ],
    [
      'Zmień rodzaj na KOR, KOR_ZAL lub KOR_ROZ albo usuń te dane.',
      'Change the kind to KOR, KOR_ZAL or KOR_ROZ, or remove these data.',
    ],
    'Schemat FA(3), RodzajFaktury',
  ),
  STATE_BEFORE_UNEXPECTED: error(
    ['Stan przed korektą stoi tylko na korekcie', 'A state before a correction stands on a correction only'],
    [
      'Pozycja {number} oznacza stan przed korektą, a faktura nie jest korektą.',
      'Line {number} shows a state before a correction on an invoice that is none.',
    ],
    [
      'Usuń znacznik StanPrzed albo zmień rodzaj faktury.',
      'Remove StanPrzed, or change the kind of invoice.',
    ],
    'Schemat FA(3), StanPrzed i StanPrzedZ',
  ),
  STATE_AFTER_MISSING: warning(
    [
      'Obok stanu przed korektą stoi stan po korekcie',
      'Beside a state before a correction stands the state after it',
    ],
    [
      'Wszystkie pozycje pokazują stan przed korektą; brak stanu po korekcie.',
      'All lines show the state before; the state after is missing.',
    ],
    [
      'Dodaj pozycje po korekcie; usuniętą pozycję pokaż z ilością 0.',
      'Add the lines after; show a removed line with quantity 0.',
    ],
    CORRECTION,
  ),
  CORRECTION_REPEATED: warning(
    ['Faktura korygowana jest wskazana raz', 'A corrected invoice is named once'],
    [
      'Faktura korygowana {number} jest wskazana więcej niż raz.',
      'The corrected invoice {number} is named more than once.',
    ],
    ['Usuń powtórzenie.', 'Remove the repetition.'],
    'Schemat FA(3), DaneFaKorygowanej',
  ),
  CORRECTS_ITSELF: warning(
    ['Korekta nie wskazuje samej siebie', 'A correction does not name itself'],
    [
      'Numer faktury korygowanej {number} jest numerem tej korekty.',
      'The number of the corrected invoice {number} is that of this correction.',
    ],
    ['Podaj numer faktury pierwotnej.', 'Give the number of the original invoice.'],
    CORRECTION,
  ),
  CORRECTED_OF_OTHER_SELLER: warning(
    [
      'Numer KSeF faktury korygowanej zaczyna się od NIP sprzedawcy',
      "The KSeF number of the corrected invoice begins with the seller's NIP",
    ],
    [
      'Numer KSeF {number} należy do innego sprzedawcy.',
      'The KSeF number {number} belongs to another seller.',
    ],
    [
      'Sprawdź numer; przy następstwie prawnym wskaż podmiot pierwotny (rola 3).',
      'Check it; after a legal succession name the original entity (role 3).',
    ],
    'Przewodnik integratora KSeF 2.0, „Numer KSeF”',
  ),
  AMOUNT_BEFORE_MISSING: warning(
    [
      'Korekta zaliczki podaje zapłatę przed korektą',
      'The correction of an advance states the payment before it',
    ],
    [
      'Na korekcie faktury zaliczkowej brak kwoty przed korektą (P_15ZK).',
      'The correction of an advance lacks the amount before it (P_15ZK).',
    ],
    ['Podaj P_15ZK z faktury korygowanej.', 'Give P_15ZK from the corrected invoice.'],
    'Schemat FA(3), P_15ZK',
  ),
  AMOUNT_BEFORE_UNEXPECTED: warning(
    [
      'Kwota przed korektą stoi na korekcie zaliczki albo rozliczenia',
      'An amount before the correction stands on that of an advance or a settlement',
    ],
    ['P_15ZK stoi na fakturze rodzaju {kind}.', 'P_15ZK stands on an invoice of kind {kind}.'],
    ['Usuń P_15ZK albo zmień rodzaj faktury.', 'Remove P_15ZK, or change the kind.'],
    'Schemat FA(3), P_15ZK',
  ),
  BUYER_KEY_UNKNOWN: warning(
    [
      'Klucz nabywcy sprzed korekty występuje też w danych po korekcie',
      'The key of a former buyer occurs among the new data, too',
    ],
    [
      'Klucz {key} z Podmiot2K nie występuje w Podmiot2 ani Podmiot3.',
      'The key {key} of Podmiot2K occurs neither in Podmiot2 nor in Podmiot3.',
    ],
    [
      'Podaj ten sam IDNabywcy w danych po korekcie.',
      'Give the same IDNabywcy in the data after the correction.',
    ],
    'Schemat FA(3), IDNabywcy',
  ),
  BUYER_KEY_MISSING: warning(
    [
      'Przy korekcie danych kilku nabywców każdy ma klucz',
      'When data of several buyers change, each has a key',
    ],
    [
      'Korekta zmienia dane kilku nabywców, a ten nie ma klucza.',
      'The correction changes several buyers, and this one has no key.',
    ],
    [
      'Podaj IDNabywcy w Podmiot2K i w danych po korekcie.',
      'Give IDNabywcy in Podmiot2K and in the data after the correction.',
    ],
    'Schemat FA(3), IDNabywcy',
  ),
  NIP_CHANGED: warning(
    ['Korekta danych nie zmienia NIP', 'A correction of data does not change the NIP'],
    [
      'NIP przed korektą {before} różni się od NIP po korekcie {after}.',
      'The NIP before {before} differs from the NIP after {after}.',
    ],
    [
      'Błędny NIP popraw korektą do zera i nową fakturą na właściwy podmiot.',
      'Mend a wrong NIP by a correction to zero and a new invoice to the right party.',
    ],
    'Schemat FA(3), Podmiot1K i Podmiot2K',
  ),
  CORRECTION_EMPTY: warning(
    ['Korekta coś zmienia', 'A correction changes something'],
    [
      'Korekta nie ma pozycji, kwot, zmienionych danych ani przyczyny.',
      'The correction has no lines, amounts, changed data or reason.',
    ],
    [
      'Dodaj to, co się zmienia, albo przyczynę korekty.',
      'Add what changes, or the reason of the correction.',
    ],
    CORRECTION,
  ),
} satisfies Record<string, RuleEntry>;
