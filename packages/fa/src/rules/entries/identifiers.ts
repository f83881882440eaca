import { error, refusedByKsef, type RuleEntry, warning } from './entry.ts';

const VERIFICATION = 'Przewodnik integratora KSeF 2.0, „Weryfikacja faktury”';
const ON_PRODUCTION = { where: 'production', source: VERIFICATION } as const;

/** Tax numbers, their checksums and their places. */
export const identifierEntries = {
  NIP_CHECKSUM: refusedByKsef(
    ['NIP stron faktury ma poprawną cyfrę kontrolną', 'The NIP of every party has a right check digit'],
    [
      'NIP {nip} ma błędną cyfrę kontrolną; środowisko produkcyjne odrzuci fakturę.',
      'The NIP {nip} has a wrong check digit; production will reject the invoice.',
    ],
    ['Popraw NIP.', 'Correct the NIP.'],
    ON_PRODUCTION,
  ),
  NIP_CHECKSUM_NOT_PRODUCTION: warning(
    [
      'NIP poza środowiskiem produkcyjnym ma poprawną cyfrę kontrolną',
      'Outside production, too, a NIP has a right check digit',
    ],
    [
      'NIP {nip} ma błędną cyfrę kontrolną; to środowisko go przyjmie, produkcyjne nie.',
      'The NIP {nip} has a wrong check digit; this environment takes it, production will not.',
    ],
    ['Popraw NIP, zanim wyślesz fakturę do produkcji.', 'Correct it before the invoice goes to production.'],
    VERIFICATION,
  ),
  NIP_CHECKSUM_ELSEWHERE: warning(
    [
      'NIP przewoźnika i danych sprzed korekty ma poprawną cyfrę kontrolną',
      'The NIP of a carrier and of data before a correction has a right check digit',
    ],
    ['NIP {nip} ma błędną cyfrę kontrolną.', 'The NIP {nip} has a wrong check digit.'],
    ['Sprawdź, czy numer jest dobrze przepisany.', 'Check that the number was copied right.'],
    'Ustawa o zasadach ewidencji i identyfikacji podatników, art. 8b',
  ),
  INTERNAL_ID_CHECKSUM: refusedByKsef(
    [
      'NIP w identyfikatorze wewnętrznym ma poprawną cyfrę kontrolną',
      'The NIP within an internal identifier has a right check digit',
    ],
    [
      'Identyfikator {id} zaczyna się od błędnego NIP; środowisko produkcyjne odrzuci fakturę.',
      'The identifier {id} begins with a wrong NIP; production will reject the invoice.',
    ],
    ['Przepisz identyfikator wewnętrzny z KSeF.', 'Copy the internal identifier from KSeF.'],
    ON_PRODUCTION,
  ),
  POLISH_NIP_AS_EU_VAT: error(
    [
      'Polski NIP stoi w polu NIP, nie w numerze VAT UE',
      'A Polish NIP stands in the field NIP, not as an EU VAT number',
    ],
    [
      'Polski numer podano jako numer VAT UE; podmiot nie zobaczy faktury w KSeF.',
      'A Polish number is given as an EU VAT number; the party will not see the invoice in KSeF.',
    ],
    ['Przenieś dziesięć cyfr do pola NIP.', 'Move the ten digits to the field NIP.'],
    'Broszura informacyjna FA(3), Podmiot2; ustawa o VAT, art. 106e ust. 1 pkt 5',
  ),
  POLISH_NIP_AS_OTHER_ID: warning(
    [
      'Polski NIP stoi w polu NIP, nie w innym identyfikatorze',
      'A Polish NIP stands in the field NIP, not as another identifier',
    ],
    [
      'W polu NrID podano {id}, który wygląda na polski NIP; podmiot nie zobaczy faktury w KSeF.',
      'NrID holds {id}, which looks like a Polish NIP; the party will not see the invoice in KSeF.',
    ],
    ['Jeśli to NIP, przenieś go do pola NIP.', 'If it is a NIP, move it to the field NIP.'],
    'Broszura informacyjna FA(3), Podmiot2',
  ),
  EU_VAT_PREFIX_REPEATED: warning(
    [
      'Numer VAT UE nie powtarza prefiksu kraju',
      'An EU VAT number does not repeat the prefix of its country',
    ],
    [
      'Numer {number} zaczyna się od prefiksu {country}, który stoi już w polu KodUE.',
      'The number {number} begins with the prefix {country}, which already stands in KodUE.',
    ],
    ['Usuń prefiks z numeru.', 'Remove the prefix from the number.'],
    'Schemat FA(3), KodUE i NrVatUE',
  ),
  EU_VAT_FORMAT: warning(
    ['Numer VAT UE ma budowę przyjętą w swoim kraju', 'An EU VAT number has the form of its country'],
    [
      'Numer {number} nie ma budowy numerów VAT kraju {country}.',
      'The number {number} does not have the form of VAT numbers of {country}.',
    ],
    ['Sprawdź numer w systemie VIES.', 'Check the number in VIES.'],
    'Rozporządzenie Rady (UE) 904/2010; tabela budowy numerów VIES',
  ),
  REGON_CHECKSUM: warning(
    ['REGON w stopce ma poprawną cyfrę kontrolną', 'The REGON in the footer has a right check digit'],
    ['REGON {regon} ma błędną cyfrę kontrolną.', 'The REGON {regon} has a wrong check digit.'],
    ['Popraw numer albo go usuń.', 'Correct the number or remove it.'],
    'Rozporządzenie w sprawie rejestru REGON',
  ),
  KSEF_NUMBER_CHECKSUM: warning(
    [
      'Numer KSeF innej faktury ma poprawną sumę kontrolną',
      'The KSeF number of another invoice has a right checksum',
    ],
    [
      'Numer KSeF {number} ma błędną sumę kontrolną lub datę.',
      'The KSeF number {number} has a wrong checksum or date.',
    ],
    ['Skopiuj numer z KSeF albo z UPO.', 'Copy the number from KSeF or the UPO.'],
    'Przewodnik integratora KSeF 2.0, „Numer KSeF”',
  ),
  SELLER_IS_BUYER: warning(
    ['Nabywcą jest ktoś inny niż sprzedawca', 'The buyer is not the seller'],
    ['Sprzedawca i nabywca mają ten sam NIP {nip}.', 'Seller and buyer have the same NIP {nip}.'],
    ['Wpisz NIP nabywcy.', "Give the buyer's NIP."],
    'Ustawa o VAT, art. 106e ust. 1 pkt 3–5',
  ),
} satisfies Record<string, RuleEntry>;
