import { parseFixed, SCALE } from '../money/fixed.ts';

/** An amount of a document in hundredths; an absent one is zero. */
export function cents(text: string | undefined): bigint {
  return text === undefined ? 0n : (parseFixed(text, SCALE.amount) ?? 0n);
}
