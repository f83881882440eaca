import type { Text } from '../problem.ts';
import {
  isAnyText,
  isBase64,
  isBoolean,
  isDate,
  isDecimal,
  isLanguage,
  isTime,
  isUri,
  type Suits,
} from './value-texts.ts';

/** An attribute that a value may carry. */
export interface ValueAttribute {
  suits: Suits;
  isRequired: boolean;
  /** What it should be, for people. */
  expected: Text;
}

/** What a value of UBL may be and carry, by its representation term. */
export interface ValueKind {
  suits: Suits;
  /** What it should be, for people. */
  expected: Text;
  attributes: ReadonlyMap<string, ValueAttribute>;
}

const anyText: Text = { pl: 'tekst', en: 'a text' };
const attributeTypes: Readonly<Record<string, { suits: Suits; expected: Text }>> = {
  languageID: {
    suits: isLanguage,
    expected: { pl: 'kod języka, np. pl', en: 'a language code, e.g. pl' },
  },
  listURI: uri(),
  listSchemeURI: uri(),
  schemeDataURI: uri(),
  schemeURI: uri(),
  uri: uri(),
};

function uri(): { suits: Suits; expected: Text } {
  return { suits: isUri, expected: { pl: 'adres URI', en: 'a URI' } };
}

/** Attribute names in one text; `!` marks those that must be there. */
function kind(suits: Suits, expected: Text, attributes = ''): ValueKind {
  const words = attributes.split(' ').filter((word) => word !== '');
  return {
    suits,
    expected,
    attributes: new Map(
      words.map((word) => {
        const name = word.replace('!', '');
        const type = attributeTypes[name] ?? { suits: isAnyText, expected: anyText };
        return [name, { ...type, isRequired: word.endsWith('!') }];
      }),
    ),
  };
}

const number: Text = {
  pl: 'liczba z kropką, bez spacji, np. 1234.50',
  en: 'a number with a point, without spaces, e.g. 1234.50',
};
const text = kind(isAnyText, anyText, 'languageID languageLocaleID');
const numeric = kind(isDecimal, number, 'format');
const identifier = kind(
  isAnyText,
  anyText,
  'schemeID schemeName schemeAgencyID schemeAgencyName schemeVersionID schemeDataURI schemeURI',
);

/** Kinds by how the names of values end; the first that fits holds. */
const kindsByEnding: readonly (readonly [ending: string, kind: ValueKind])[] = [
  ['TimeAmount', text],
  ['Amount', kind(isDecimal, number, 'currencyID! currencyCodeListVersionID')],
  [
    'BinaryObject',
    kind(
      isBase64,
      { pl: 'dane w Base64', en: 'data in Base64' },
      'format mimeCode! encodingCode characterSetCode uri filename',
    ),
  ],
  [
    'Code',
    kind(
      isAnyText,
      anyText,
      'listID listAgencyID listAgencyName listName listVersionID name languageID listURI listSchemeURI',
    ),
  ],
  ['Date', kind(isDate, { pl: 'data w postaci RRRR-MM-DD', en: 'a date written YYYY-MM-DD' })],
  ['Time', kind(isTime, { pl: 'godzina w postaci GG:MM:SS', en: 'a time written HH:MM:SS' })],
  ['ID', identifier],
  ['URI', identifier],
  ['Indicator', kind(isBoolean, { pl: 'true albo false', en: 'true or false' })],
  ['Measure', kind(isDecimal, number, 'unitCode! unitCodeListVersionID')],
  ['Numeric', numeric],
  ['Percent', numeric],
  ['Rate', numeric],
  [
    'Quantity',
    kind(isDecimal, number, 'unitCode unitCodeListID unitCodeListAgencyID unitCodeListAgencyName'),
  ],
];

/** The kind of a value by its name: UBL ends the names of values with what they are. */
export function kindOf(name: string): ValueKind {
  return kindsByEnding.find(([ending]) => name.endsWith(ending))?.[1] ?? text;
}
