import * as etd from '../common/elementary-types.ts';
import { TZnakowy } from '../common/types.ts';
import { element, optional, repeated, restricted, sequence, structure } from '../model.ts';

export const footer = structure(
  optional(
    sequence(
      repeated(
        0,
        3,
        element(
          'Informacje',
          structure(
            optional(
              sequence(optional(element('StopkaFaktury', etd.TTekstowy, 'Treść stopki', 'Footer text'))),
            ),
          ),
          'Informacje',
          'Information',
        ),
      ),
      repeated(
        0,
        100,
        element(
          'Rejestry',
          structure(
            optional(
              sequence(
                optional(element('PelnaNazwa', TZnakowy, 'Pełna nazwa', 'Full name')),
                optional(element('KRS', etd.TNrKRS, 'KRS', 'KRS (court register)')),
                optional(element('REGON', etd.TNrREGON, 'REGON', 'REGON (statistical number)')),
                optional(
                  element('BDO', restricted(TZnakowy, { maxLength: 9 }), 'BDO', 'BDO (waste register)'),
                ),
              ),
            ),
          ),
          'Wpis w rejestrze',
          'Register entry',
        ),
      ),
    ),
  ),
);
