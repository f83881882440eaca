import { error, type RuleEntry, warning } from './entry.ts';

const CONVERSION = 'Ustawa o VAT, art. 106e ust. 11 i art. 31a';

/** Currencies, exchange rates and tax in zloty. */
export const currencyEntries = {
  TAX_IN_ZLOTY_MISSING: error(
    [
      'Podatek na fakturze w walucie obcej jest przeliczony na złote',
      'Tax on an invoice in a foreign currency is stated in zloty',
    ],
    [
      'Faktura jest w {currency}, a brak podatku w złotych w polu {field}.',
      'The invoice is in {currency}, but the tax in zloty is missing in {field}.',
    ],
    [
      'Podaj podatek przeliczony po kursie z art. 31a ustawy.',
      'Give the tax converted at the rate of art. 31a.',
    ],
    CONVERSION,
  ),
  TAX_IN_ZLOTY_NEEDLESS: warning(
    [
      'Pole podatku w złotych stoi tylko na fakturze w walucie obcej',
      'Tax converted to zloty stands on an invoice in a foreign currency only',
    ],
    [
      'Faktura jest w złotych, a pole {field} jest wypełnione.',
      'The invoice is in zloty, but {field} is filled in.',
    ],
    ['Usuń pole {field}.', 'Remove {field}.'],
    CONVERSION,
  ),
  TAX_IN_ZLOTY_AMOUNT: warning(
    ['Podatek w złotych zgadza się z kursem', 'Tax in zloty agrees with the exchange rate'],
    [
      '{field} wynosi {stated}, a z kursów pozycji wychodzi {expected}.',
      '{field} is {stated}, while the rates of the lines make {expected}.',
    ],
    ['Popraw podatek w złotych albo kurs.', 'Correct the tax in zloty or the exchange rate.'],
    CONVERSION,
  ),
  EXCHANGE_RATE_NOT_POSITIVE: warning(
    ['Kurs waluty jest większy od zera', 'An exchange rate is above zero'],
    ['Kurs {rate} nie jest większy od zera.', 'The exchange rate {rate} is not above zero.'],
    ['Podaj kurs średni NBP.', 'Give the mean rate of the National Bank of Poland.'],
    CONVERSION,
  ),
  EXCHANGE_RATE_NEEDLESS: warning(
    [
      'Kurs do przeliczenia podatku stoi tylko na fakturze w walucie obcej',
      'A rate of conversion stands on an invoice in a foreign currency only',
    ],
    [
      'Faktura jest w złotych, a podano kurs do przeliczenia podatku.',
      'The invoice is in zloty, but a rate of conversion is given.',
    ],
    [
      'Usuń kurs; kurs umowny podaje się w warunkach transakcji.',
      'Remove it; an agreed rate belongs to the terms of the transaction.',
    ],
    CONVERSION,
  ),
  AGREED_CURRENCY: warning(
    [
      'Kurs umowny dotyczy faktury w złotych i innej waluty',
      'An agreed rate concerns an invoice in zloty and another currency',
    ],
    [
      'Kurs umowny podano dla {agreed} na fakturze w {currency}.',
      'An agreed rate is given for {agreed} on an invoice in {currency}.',
    ],
    [
      'Kurs umowny podaj tylko wtedy, gdy kwoty w złotych przeliczono z innej waluty.',
      'Give an agreed rate only when amounts in zloty were converted from another currency.',
    ],
    'Schemat FA(3), KursUmowny i WalutaUmowna',
  ),
} satisfies Record<string, RuleEntry>;
