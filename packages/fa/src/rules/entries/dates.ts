import { error, refusedByKsef, type RuleEntry, warning } from './entry.ts';

/** Days of issue, sale and payment; days are Polish days. */
export const dateEntries = {
  ISSUE_DATE_FUTURE: refusedByKsef(
    [
      'Data wystawienia nie jest późniejsza niż dzień przyjęcia faktury',
      'The issue date is not later than the day of receipt',
    ],
    [
      'Data wystawienia {date} jest późniejsza niż dzisiejsza ({today}); KSeF odrzuci fakturę.',
      'The issue date {date} is later than today ({today}); KSeF will reject the invoice.',
    ],
    [
      'Wpisz dzisiejszą datę albo wyślij fakturę w tamtym dniu.',
      'Use the date of today, or send the invoice on that day.',
    ],
    {
      where: 'everywhere',
      source: 'Przewodnik integratora KSeF 2.0, „Weryfikacja faktury”, walidacja dat',
    },
  ),
  SALE_DATE_TWICE: warning(
    [
      'Data sprzedaży stoi w nagłówku albo w pozycjach',
      'The date of sale stands in the header or in the lines',
    ],
    [
      'Data sprzedaży jest i wspólna dla faktury, i osobno w pozycji.',
      'A date of sale is given both for the whole invoice and in a line.',
    ],
    [
      'Zostaw P_6 (gdy dzień jest wspólny) albo P_6A (gdy pozycje się różnią).',
      'Keep P_6 (when the day is common) or P_6A (when lines differ).',
    ],
    'Schemat FA(3), P_6 i P_6A',
  ),
  PERIOD_ORDER: error(
    [
      'Okres faktury nie kończy się przed swoim początkiem',
      'The period of the invoice does not end before it begins',
    ],
    ['Okres kończy się {to}, a zaczyna {from}.', 'The period ends on {to} and begins on {from}.'],
    ['Popraw daty okresu.', 'Correct the dates of the period.'],
    'Schemat FA(3), OkresFa',
  ),
  SALE_TOO_LATE: warning(
    [
      'Fakturę wystawia się najwcześniej 60 dni przed sprzedażą',
      'An invoice is issued at most 60 days before the sale',
    ],
    [
      'Data sprzedaży {date} przypada więcej niż 60 dni po wystawieniu faktury.',
      'The date of sale {date} is more than 60 days after the issue date.',
    ],
    [
      'Sprawdź daty; dłuższe wyprzedzenie dotyczy tylko usług okresowych (OkresFa).',
      'Check the dates; only periodic services (OkresFa) may be invoiced earlier.',
    ],
    'Ustawa o VAT, art. 106i ust. 7 i 8',
  ),
  DUE_DATE_BEFORE_ISSUE: warning(
    ['Termin płatności nie mija przed wystawieniem faktury', 'The due date is not before the issue date'],
    [
      'Termin płatności {date} jest wcześniejszy niż data wystawienia.',
      'The due date {date} is before the issue date.',
    ],
    ['Popraw termin albo zaznacz zapłatę.', 'Correct the due date, or mark the invoice as paid.'],
    'Praktyka: termin miniony w dniu wystawienia wywołuje wezwania do zapłaty',
  ),
  PAYMENT_IN_FUTURE: warning(
    ['Zapłata oznaczona na fakturze już nastąpiła', 'A payment marked on the invoice has been made'],
    ['Data zapłaty {date} jeszcze nie nadeszła.', 'The date of payment {date} has not come yet.'],
    ['Podaj termin płatności zamiast daty zapłaty.', 'Give a due date instead of a date of payment.'],
    'Schemat FA(3), Platnosc/DataZaplaty i DataZaplatyCzesciowej',
  ),
  CORRECTED_LATER: warning(
    ['Faktura korygowana jest starsza niż korekta', 'The corrected invoice is older than the correction'],
    [
      'Faktura korygowana {number} ma datę {date}, późniejszą niż korekta.',
      'The corrected invoice {number} is dated {date}, later than the correction.',
    ],
    ['Popraw datę faktury korygowanej.', 'Correct the date of the corrected invoice.'],
    'Ustawa o VAT, art. 106j ust. 2 pkt 2 i 3',
  ),
} satisfies Record<string, RuleEntry>;
