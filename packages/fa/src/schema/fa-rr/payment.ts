import * as etd from '../common/elementary-types.ts';
import { TZnakowy, TZnakowy20, TZnakowy512 } from '../common/types.ts';
import { choice, element, optional, repeated, restricted, sequence, structure } from '../model.ts';
import { TRachunekBankowy } from './structures.ts';
import { TFormaPlatnosci } from './types.ts';

export const payment = structure(
  sequence(
    optional(
      choice(
        element('FormaPlatnosci', TFormaPlatnosci, 'Forma płatności', 'Payment method'),
        sequence(
          element('PlatnoscInna', etd.TWybor1, 'Inna forma płatności', 'Other payment method'),
          element('OpisPlatnosci', TZnakowy, 'Opis formy płatności', 'Payment method description'),
        ),
      ),
    ),
    repeated(0, 3, element('RachunekBankowy1', TRachunekBankowy, 'Rachunek rolnika', "Farmer's account")),
    repeated(0, 3, element('RachunekBankowy2', TRachunekBankowy, 'Rachunek nabywcy', "Buyer's account")),
    optional(
      element(
        'IPKSeF',
        restricted(TZnakowy20, { patterns: ['[0-9]{3}[a-zA-Z0-9]{10}'], maxLength: 13 }),
        'Identyfikator płatności KSeF',
        'KSeF payment identifier',
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
  ),
);
