import { headerType } from '../common/header.ts';
import { TKodFormularza } from './types.ts';

export const TNaglowek = headerType({
  codeType: TKodFormularza,
  code: 'FA_RR (1)',
  version: '1-1E',
  variant: '1',
  earliest: '2026-01-01T00:00:00Z',
});
