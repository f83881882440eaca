import * as etd from '../common/elementary-types.ts';
import { TData, TKwotowy, TZnakowy, TZnakowy20, TZnakowy50, TZnakowy512 } from '../common/types.ts';
import { builtIn, choice, element, optional, repeated, restricted, sequence, structure } from '../model.ts';
import { TRachunekBankowy } from './structures.ts';
import { TFormaPlatnosci } from './types.ts';

export const settlement = structure(
  sequence(
    repeated(
      0,
      100,
      element(
        'Obciazenia',
        structure(
          sequence(
            element('Kwota', TKwotowy, 'Kwota', 'Amount'),
            element('Powod', TZnakowy, 'Powód', 'Reason'),
          ),
        ),
        'Obciążenie',
        'Charge',
      ),
    ),
    optional(element('SumaObciazen', TKwotowy, 'Suma obciążeń', 'Total of charges')),
    repeated(
      0,
      100,
      element(
        'Odliczenia',
        structure(
          sequence(
            element('Kwota', TKwotowy, 'Kwota', 'Amount'),
            element('Powod', TZnakowy, 'Powód', 'Reason'),
          ),
        ),
        'Odliczenie',
        'Deduction',
      ),
    ),
    optional(element('SumaOdliczen', TKwotowy, 'Suma odliczeń', 'Total of deductions')),
    optional(
      choice(
        element('DoZaplaty', TKwotowy, 'Do zapłaty', 'Amount to pay'),
        element('DoRozliczenia', TKwotowy, 'Nadpłata do rozliczenia', 'Overpayment to settle'),
      ),
    ),
  ),
);

export const payment = structure(
  sequence(
    optional(
      choice(
        sequence(
          element('Zaplacono', etd.TWybor1, 'Zapłacono', 'Paid'),
          element('DataZaplaty', TData, 'Data zapłaty', 'Date of payment'),
        ),
        sequence(
          element('ZnacznikZaplatyCzesciowej', etd.TWybor1_2, 'Zapłata w częściach', 'Paid in parts'),
          repeated(
            1,
            100,
            element(
              'ZaplataCzesciowa',
              structure(
                sequence(
                  element(
                    'KwotaZaplatyCzesciowej',
                    TKwotowy,
                    'Kwota zapłaty częściowej',
                    'Amount of the partial payment',
                  ),
                  element(
                    'DataZaplatyCzesciowej',
                    TData,
                    'Data zapłaty częściowej',
                    'Date of the partial payment',
                  ),
                  optional(
                    choice(
                      element('FormaPlatnosci', TFormaPlatnosci, 'Forma płatności', 'Payment method'),
                      sequence(
                        element('PlatnoscInna', etd.TWybor1, 'Inna forma płatności', 'Other payment method'),
                        element(
                          'OpisPlatnosci',
                          TZnakowy,
                          'Opis formy płatności',
                          'Payment method description',
                        ),
                      ),
                    ),
                  ),
                ),
              ),
              'Zapłata częściowa',
              'Partial payment',
            ),
          ),
        ),
      ),
    ),
    repeated(
      0,
      100,
      element(
        'TerminPlatnosci',
        structure(
          optional(
            sequence(
              optional(element('Termin', TData, 'Termin płatności', 'Due date')),
              optional(
                element(
                  'TerminOpis',
                  structure(
                    sequence(
                      element('Ilosc', builtIn('integer'), 'Liczba', 'Number'),
                      element('Jednostka', TZnakowy50, 'Jednostka czasu', 'Unit of time'),
                      element('ZdarzeniePoczatkowe', TZnakowy, 'Liczone od', 'Counted from'),
                    ),
                  ),
                  'Opis terminu płatności',
                  'Payment term description',
                ),
              ),
            ),
          ),
        ),
        'Termin płatności',
        'Payment term',
      ),
    ),
    optional(
      choice(
        element('FormaPlatnosci', TFormaPlatnosci, 'Forma płatności', 'Payment method'),
        sequence(
          element('PlatnoscInna', etd.TWybor1, 'Inna forma płatności', 'Other payment method'),
          element('OpisPlatnosci', TZnakowy, 'Opis formy płatności', 'Payment method description'),
        ),
      ),
    ),
    repeated(0, 100, element('RachunekBankowy', TRachunekBankowy, 'Rachunek bankowy', 'Bank account')),
    repeated(
      0,
      20,
      element('RachunekBankowyFaktora', TRachunekBankowy, 'Rachunek faktora', "Factor's account"),
    ),
    optional(
      element(
        'Skonto',
        structure(
          sequence(
            element('WarunkiSkonta', TZnakowy, 'Warunki skonta', 'Terms of the early payment discount'),
            element('WysokoscSkonta', TZnakowy, 'Wysokość skonta', 'Early payment discount rate'),
          ),
        ),
        'Skonto',
        'Early payment discount',
      ),
    ),
    optional(
      element(
        'LinkDoPlatnosci',
        restricted(TZnakowy512, {
          patterns: [
            '(https?)://([a-zA-Z0-9][a-zA-Z0-9-]*\\.)+[a-zA-Z]{2,}(:[0-9]{1,5})?(/[^\\s?#]*)?\\?([^#\\s]*&)?IPKSeF=[0-9]{3}[a-zA-Z0-9]{10}(&[^#\\s]*)?(#.*)?',
          ],
        }),
        'Odnośnik do płatności',
        'Payment link',
      ),
    ),
    optional(
      element(
        'IPKSeF',
        restricted(TZnakowy20, { patterns: ['[0-9]{3}[a-zA-Z0-9]{10}'], maxLength: 13 }),
        'Identyfikator płatności KSeF',
        'KSeF payment identifier',
      ),
    ),
  ),
);
