import { headerType } from '../common/header.ts';
import { TKodFormularza } from '../fa3/types.ts';

export const TNaglowek = headerType({
  codeType: TKodFormularza,
  code: 'FA (2)',
  version: '1-0E',
  variant: '2',
  earliest: '2022-01-01T00:00:00Z',
});
