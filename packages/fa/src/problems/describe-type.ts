import { flatten, isTextual } from '../compile/flat-type.ts';
import type { Text } from '../problem.ts';
import type { SimpleType } from '../schema/model.ts';

const mostCodesShown = 24;

/** Types whose pattern a person would not understand, in plain words. */
const plainWords: Readonly<Record<string, Text>> = {
  TNrNIP: { pl: 'NIP: 10 cyfr bez kresek i spacji', en: 'a NIP: 10 digits without dashes and spaces' },
  TNIPIdWew: {
    pl: 'identyfikator wewnętrzny: NIP, kreska i 5 cyfr',
    en: 'an internal identifier: NIP, dash and 5 digits',
  },
  TNumerKSeF: {
    pl: 'numer KSeF, np. 1111111111-20260201-0A1B2C-3D4E5F-6A',
    en: 'a KSeF number, e.g. 1111111111-20260201-0A1B2C-3D4E5F-6A',
  },
  TNrVatUE: {
    pl: 'numer VAT UE bez prefiksu kraju: do 12 cyfr i wielkich liter',
    en: 'an EU VAT number without the country prefix: up to 12 digits and capital letters',
  },
  SWIFT_Type: { pl: 'kod SWIFT: 8 albo 11 znaków', en: 'a SWIFT code: 8 or 11 characters' },
  TNrREGON: { pl: 'REGON: 9 albo 14 cyfr', en: 'a REGON: 9 or 14 digits' },
  TNrKRS: { pl: 'numer KRS: 10 cyfr', en: 'a KRS number: 10 digits' },
  TAdresEmail: { pl: 'adres e-mail', en: 'an e-mail address' },
  TKodKraju: { pl: 'dwuliterowy kod kraju, np. PL', en: 'a two-letter country code, e.g. PL' },
  TKodyKrajowUE: {
    pl: 'dwuliterowy kod kraju UE (Grecja: EL, Irlandia Północna: XI)',
    en: 'a two-letter EU country code (Greece: EL, Northern Ireland: XI)',
  },
  TKodWaluty: { pl: 'trzyliterowy kod waluty, np. PLN', en: 'a three-letter currency code, e.g. PLN' },
};

/** What a value of the type looks like, in words. */
export function describeType(type: SimpleType): Text {
  const known = type.name === undefined ? undefined : plainWords[type.name];
  if (known) return known;
  const { builtIn, values, patterns, minLength, maxLength, fractionDigits, min, max, moreThan } =
    flatten(type);
  if (values) {
    const list = values.slice(0, mostCodesShown).join(', ') + (values.length > mostCodesShown ? ', …' : '');
    return values.length === 1 ? { pl: list, en: list } : { pl: `jedno z: ${list}`, en: `one of: ${list}` };
  }
  if (builtIn === 'date')
    return {
      pl: `data w postaci RRRR-MM-DD, od ${min} do ${max}`,
      en: `a date written YYYY-MM-DD, from ${min} to ${max}`,
    };
  if (builtIn === 'dateTime')
    return {
      pl: `data i godzina, np. 2026-02-01T10:00:00Z, od ${min} do ${max}`,
      en: `date and time, e.g. 2026-02-01T10:00:00Z, from ${min} to ${max}`,
    };
  if (isTextual(builtIn)) return describeText(minLength, maxLength, patterns.length > 0);
  if (builtIn === 'decimal') return describeDecimal(fractionDigits, min, max);
  return moreThan === '0'
    ? { pl: 'liczba całkowita większa od zera', en: 'a whole number above zero' }
    : { pl: 'liczba całkowita', en: 'a whole number' };
}

function describeDecimal(places: number, min: string | undefined, max: string | undefined): Text {
  const range =
    min === undefined ? { pl: '', en: '' } : { pl: ` od ${min} do ${max}`, en: ` from ${min} to ${max}` };
  return {
    pl: `liczba${range.pl} z kropką i najwyżej ${places} cyframi po niej, bez spacji, np. 1234.50`,
    en: `a number${range.en} with a point and at most ${places} digits after it, no spaces, e.g. 1234.50`,
  };
}

function describeText(shortest: number, longest: number, hasPattern: boolean): Text {
  const form = hasPattern ? { pl: ' w ustalonej postaci', en: ' of a fixed form' } : { pl: '', en: '' };
  return Number.isFinite(longest)
    ? {
        pl: `tekst${form.pl} od ${shortest} do ${longest} znaków`,
        en: `text${form.en} of ${shortest} to ${longest} characters`,
      }
    : { pl: `tekst${form.pl}`, en: `text${form.en}` };
}
