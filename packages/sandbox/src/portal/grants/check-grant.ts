import { InternalId, Nip, NipVatUe, PeppolId, Pesel } from '@skryba/ksef/contract';
import { hasCheckDigit } from '../../permissions/identifiers.ts';
import type { Context } from '../../state/records.ts';
import { plainFingerprint } from '../context.ts';
import type { Say } from '../language.ts';
import { fieldWords, type GrantField, type GrantValues, neededFields, plainNumber } from './grant-values.ts';

type Words = readonly [pl: string, en: string];

/** Fewest and most characters of a text. Source: contract, the requests under `/permissions`. */
const lengths: Partial<Record<GrantField, readonly [least: number, most: number]>> = {
  firstName: [2, 30],
  lastName: [2, 81],
  fullName: [5, 90],
  unitName: [5, 256],
  euName: [5, 256],
  euFullName: [1, 100],
  euAddress: [1, 512],
  holderName: [1, 100],
  holderAddress: [1, 512],
  documentType: [1, 50],
  documentNumber: [1, 50],
  description: [5, 256],
};

const isNip = (text: string) => Nip.safeParse(plainNumber(text)).success;
const isUnit = (text: string) => InternalId.safeParse(text).success && hasCheckDigit(text);
const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function isCountry(text: string): boolean {
  return /^[A-Z]{2}$/.test(text.toUpperCase()) && countries.of(text.toUpperCase()) !== undefined;
}

function isDay(text: string): boolean {
  const instant = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** What a text that is more than a name has to be, and how to say so. */
const shapes: Partial<Record<GrantField, { fits: (text: string, nip: string) => boolean; words: Words }>> = {
  identifier: {
    fits: (text) => isNip(text) || Pesel.safeParse(plainNumber(text)).success,
    words: [
      'podaj 11 cyfr numeru PESEL albo 10 cyfr NIP.',
      'give the 11 digits of a PESEL or the 10 of a NIP.',
    ],
  },
  company: { fits: isNip, words: ['podaj 10 cyfr.', 'give 10 digits.'] },
  companyOrProvider: {
    fits: (text) => isNip(text) || PeppolId.safeParse(plainNumber(text)).success,
    words: [
      'podaj 10 cyfr NIP albo identyfikator taki jak PPL123456.',
      'give the 10 digits of a NIP or an identifier such as PPL123456.',
    ],
  },
  client: {
    fits: (text) => isNip(text) || isUnit(text),
    words: [
      'podaj 10 cyfr NIP albo NIP z pięciocyfrowym numerem jednostki, którego ostatnia cyfra jest kontrolna.',
      'give the 10 digits of a NIP, or a NIP with the five digits of a unit, of which the last is the check digit.',
    ],
  },
  unit: {
    fits: (text) => isNip(text) || isUnit(text),
    words: [
      'podaj NIP firmy z pięciocyfrowym numerem jednostki (ostatnia cyfra jest kontrolna) albo NIP członka grupy VAT lub jednostki samorządu.',
      "give the company's NIP with the five digits of a unit (the last is the check digit), or the NIP of a member of a VAT group or of a local government.",
    ],
  },
  vatUe: {
    fits: (text, nip) => NipVatUe.safeParse(`${nip}-${plainNumber(text)}`).success,
    words: [
      'podaj numer z przedrostkiem kraju, np. DE123456789.',
      'give the number with the prefix of its country, such as DE123456789.',
    ],
  },
  fingerprint: {
    fits: (text) => /^[\dA-F]{64}$/.test(plainFingerprint(text)),
    words: ['podaj 64 znaki szesnastkowe.', 'give 64 hexadecimal characters.'],
  },
  birthDate: { fits: isDay, words: ['podaj datę.', 'give a date.'] },
  documentCountry: {
    fits: isCountry,
    words: ['podaj dwuliterowy kod kraju, np. DE.', 'give the two letters of a country, such as DE.'],
  },
};

/**
 * What is wrong with a form, a sentence for each field; empty when it can go to the API, which still decides.
 */
export function checkGrant(values: GrantValues, context: Context, say: Say): string[] {
  const nip = context.value.slice(0, 10);
  const about = (name: GrantField, [pl, en]: Words) => `${say(...fieldWords[name])}: ${say(pl, en)}`;
  const problems = neededFields(values).flatMap((name) => {
    const text = values.text(name);
    const [least = 0, most = Number.POSITIVE_INFINITY] = lengths[name] ?? [];
    const shape = shapes[name];
    if (shape && !shape.fits(text, nip)) return [about(name, shape.words)];
    if (text.length >= least && text.length <= most) return [];
    return [about(name, [`podaj od ${least} do ${most} znaków.`, `give ${least} to ${most} characters.`])];
  });
  const isChoice = values.kind !== 'subunit' && values.kind !== 'euAdministrator';
  return isChoice && values.permissions.length === 0
    ? [...problems, say('Zaznacz przynajmniej jedno uprawnienie.', 'Tick at least one permission.')]
    : problems;
}
