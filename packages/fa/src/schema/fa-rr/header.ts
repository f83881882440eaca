import * as etd from '../common/elementary-types.ts';
import { TZnakowy } from '../common/types.ts';
import { builtIn, complexType, element, optional, restricted, sequence, textWith } from '../model.ts';
import { TKodFormularza } from './types.ts';

export const TNaglowek = complexType(
  'TNaglowek',
  sequence(
    element(
      'KodFormularza',
      textWith(TKodFormularza, [
        { name: 'kodSystemowy', type: builtIn('string'), fixed: 'FA_RR (1)' },
        { name: 'wersjaSchemy', type: builtIn('string'), fixed: '1-1E' },
      ]),
      'Symbol wzoru',
      'Form symbol',
    ),
    element('WariantFormularza', restricted('byte', { values: ['1'] }), 'Wariant wzoru', 'Form variant'),
    element(
      'DataWytworzeniaFa',
      restricted(etd.TDataCzas, { min: '2026-01-01T00:00:00Z', max: '2050-01-01T23:59:59Z' }),
      'Utworzono',
      'Created at',
    ),
    optional(element('SystemInfo', TZnakowy, 'Program wystawcy', 'Issuing software')),
  ),
);
