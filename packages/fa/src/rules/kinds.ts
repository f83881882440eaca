import type { Fa } from '../types/invoice.gen.ts';

/** True for the three kinds of corrections. */
export function isCorrection({ RodzajFaktury: kind }: Fa): boolean {
  return kind === 'KOR' || kind === 'KOR_ZAL' || kind === 'KOR_ROZ';
}

/** True when the document holds lines of an order instead of lines of a delivery. */
export function isAdvance({ RodzajFaktury: kind }: Fa): boolean {
  return kind === 'ZAL' || kind === 'KOR_ZAL';
}
