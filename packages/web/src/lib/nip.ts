const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/**
 * The ten digits of a NIP typed by a person: dashes, spaces and a `PL` prefix are let through.
 *
 * @returns the digits as far as they were typed; other characters are kept, so that a wrong NIP stays wrong
 */
export function nipDigits(text: string): string {
  return text.replace(/^\s*PL/i, '').replace(/[\s\-\u2013]/g, '');
}

/** Whether the text holds a NIP with a right checksum (weights 6-5-7-2-3-4-5-6-7, modulo 11). */
export function isValidNip(text: string): boolean {
  const digits = nipDigits(text);
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return sum % 11 === Number(digits[9]);
}

/** What to tell a person while a NIP is being typed. */
export type NipState = 'empty' | 'typing' | 'valid' | 'characters' | 'length' | 'checksum';

/** Judges a NIP that is being typed: too few digits are no mistake yet. */
export function nipState(text: string): NipState {
  const digits = nipDigits(text);
  if (digits === '') return 'empty';
  if (!/^\d+$/.test(digits)) return 'characters';
  if (digits.length < 10) return 'typing';
  if (digits.length > 10) return 'length';
  return isValidNip(digits) ? 'valid' : 'checksum';
}

/** A NIP as people read it, e.g. `525-300-81-29`; anything else comes back unchanged. */
export function formatNip(nip: string): string {
  return nip.replace(/^(\d{3})(\d{3})(\d{2})(\d{2})$/, '$1-$2-$3-$4');
}
