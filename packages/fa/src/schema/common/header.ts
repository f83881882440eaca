import {
  builtIn,
  complexType,
  element,
  optional,
  restricted,
  type SimpleType,
  sequence,
  textWith,
} from '../model.ts';
import * as etd from './elementary-types.ts';
import { TZnakowy } from './types.ts';

/** The header of an invoice: the schemas differ in the marks of their form and in the earliest day of making. */
export const headerType = (form: {
  codeType: SimpleType;
  /** Fixed value of `kodSystemowy`. */
  code: string;
  /** Fixed value of `wersjaSchemy`. */
  version: string;
  variant: string;
  /** Earliest instant of `DataWytworzeniaFa`, in UTC. */
  earliest: string;
}) =>
  complexType(
    'TNaglowek',
    sequence(
      element(
        'KodFormularza',
        textWith(form.codeType, [
          { name: 'kodSystemowy', type: builtIn('string'), fixed: form.code },
          { name: 'wersjaSchemy', type: builtIn('string'), fixed: form.version },
        ]),
        'Symbol wzoru',
        'Form symbol',
      ),
      element(
        'WariantFormularza',
        restricted('byte', { values: [form.variant] }),
        'Wariant wzoru',
        'Form variant',
      ),
      element(
        'DataWytworzeniaFa',
        restricted(etd.TDataCzas, { min: form.earliest, max: '2050-01-01T23:59:59Z' }),
        'Utworzono',
        'Created at',
      ),
      optional(element('SystemInfo', TZnakowy, 'Program wystawcy', 'Issuing software')),
    ),
  );
