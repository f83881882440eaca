import { headerType } from '../common/header.ts';
import { TKodFormularza } from './types.ts';

export const TNaglowek = headerType({
  codeType: TKodFormularza,
  code: 'FA (3)',
  version: '1-0E',
  variant: '3',
  earliest: '2025-09-01T00:00:00Z',
});
