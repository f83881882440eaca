import { type RuleEntry, warning } from './entry.ts';

/** Payment: accounts, parts, links. */
export const paymentEntries = {
  BANK_ACCOUNT_CHECKSUM: warning(
    ['Numer rachunku ma poprawne cyfry kontrolne', 'A bank account has right check digits'],
    [
      'Numer rachunku {account} ma błędne cyfry kontrolne lub długość; przelew nie dojdzie.',
      'The account {account} has wrong check digits or length; a transfer will not arrive.',
    ],
    [
      'Przepisz numer z umowy z bankiem: 26 cyfr albo IBAN, bez odstępów.',
      "Copy it from the bank's papers: 26 digits or an IBAN, without spaces.",
    ],
    'ISO 13616; zarządzenie Prezesa NBP w sprawie numeracji rachunków',
  ),
  BANK_ACCOUNT_MISSING: warning(
    ['Faktura płatna przelewem podaje rachunek', 'An invoice paid by transfer states an account'],
    [
      'Formą płatności jest przelew, a brak numeru rachunku.',
      'The method of payment is transfer, but no account is given.',
    ],
    ['Dodaj RachunekBankowy.', 'Add RachunekBankowy.'],
    'Schemat FA(3), Platnosc/RachunekBankowy',
  ),
  PARTIAL_PAYMENTS_COMPLETE: warning(
    [
      'Zapłaty oznaczone jako zapłata w całości dają kwotę należności',
      'Payments marked as complete make the amount due',
    ],
    [
      'Zaznaczono zapłatę w całości, a zapłaty dają {paid} z {due}.',
      'Complete payment is marked, but the payments make {paid} of {due}.',
    ],
    [
      'Popraw zapłaty albo ustaw ZnacznikZaplatyCzesciowej na 1.',
      'Correct the payments, or set ZnacznikZaplatyCzesciowej to 1.',
    ],
    'Schemat FA(3), ZnacznikZaplatyCzesciowej',
  ),
  PARTIAL_PAYMENTS_ABOVE: warning(
    ['Zapłaty częściowe nie przewyższają należności', 'Partial payments do not exceed the amount due'],
    [
      'Zapłaty częściowe dają {paid}, a należność wynosi {due}.',
      'The partial payments make {paid}, while {due} is due.',
    ],
    ['Popraw kwoty zapłat.', 'Correct the payments.'],
    'Schemat FA(3), ZaplataCzesciowa',
  ),
  PAYMENT_LINK_IDENTIFIER: warning(
    [
      'Link do płatności zawiera ten sam identyfikator IPKSeF',
      'The payment link holds the same identifier IPKSeF',
    ],
    [
      'Link do płatności nie zawiera identyfikatora {id}.',
      'The payment link does not hold the identifier {id}.',
    ],
    ['Popraw link albo identyfikator.', 'Correct the link or the identifier.'],
    'Schemat FA(3), LinkDoPlatnosci i IPKSeF',
  ),
} satisfies Record<string, RuleEntry>;
