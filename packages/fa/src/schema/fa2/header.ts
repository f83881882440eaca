import * as etd from '../common/elementary-types.ts';
import { TZnakowy } from '../common/types.ts';
import { TKodFormularza } from '../fa3/types.ts';
import { builtIn, complexType, element, optional, restricted, sequence, textWith } from '../model.ts';

export const TNaglowek = complexType(
  'TNaglowek',
  sequence(
    element(
      'KodFormularza',
      textWith(TKodFormularza, [
        { name: 'kodSystemowy', type: builtIn('string'), fixed: 'FA (2)' },
        { name: 'wersjaSchemy', type: builtIn('string'), fixed: '1-0E' },
      ]),
      'Symbol wzoru',
      'Form symbol',
    ),
    element('WariantFormularza', restricted('byte', { values: ['2'] }), 'Wariant wzoru', 'Form variant'),
    element(
      'DataWytworzeniaFa',
      restricted(etd.TDataCzas, { min: '2022-01-01T00:00:00Z', max: '2050-01-01T23:59:59Z' }),
      'Utworzono',
      'Created at',
    ),
    optional(element('SystemInfo', TZnakowy, 'Program wystawcy', 'Issuing software')),
  ),
);
