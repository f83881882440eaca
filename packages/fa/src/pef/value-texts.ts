import { startsWithDate } from '../compile/date-text.ts';
import { decimalParts } from '../compile/decimal-text.ts';
import { collapseWhiteSpace } from '../compile/white-space.ts';
import { isUriReference } from '../xml/uri.ts';

/** Whether a text suits a built-in type of XML Schema, as libxml2 judges it. */
export type Suits = (text: string) => boolean;

const zone = '(?:Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?';
const time = new RegExp(
  `^[ \t\n\r]*(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:([0-5][0-9](?:\\.[0-9]+)?)|24:00:00(?:\\.0+)?)${zone}$`,
  'u',
);
const date = new RegExp(`^(-?)([1-9][0-9]{4,9}|[0-9]{4})(-[0-9]{2}-[0-9]{2})${zone}$`, 'u');
/** The official validator counts years in 32 bits. */
const largestYear = 2_147_483_647;
const language = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/u;
const base64Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Any text (`xsd:string`, `xsd:normalizedString`). */
export const isAnyText: Suits = () => true;

export const isDecimal: Suits = (text) => decimalParts(collapseWhiteSpace(text)) !== undefined;

export const isBoolean: Suits = (text) => /^(?:true|false|0|1)$/u.test(collapseWhiteSpace(text));

export const isLanguage: Suits = (text) => language.test(collapseWhiteSpace(text));

export const isUri: Suits = (text) => isUriReference(collapseWhiteSpace(text));

/** Without white space around it, which the official validator does not allow. */
export const isTime: Suits = (text) => {
  const match = time.exec(text);
  return match !== null && Number(match[1] ?? 0) < 60;
};

/** Days of any year but 0, with or without a time zone, without white space around them. */
export const isDate: Suits = (text) => {
  const [, sign, year, day] = date.exec(text) ?? [];
  if (year === undefined || Number(year) === 0 || Number(year) > largestYear) return false;
  // Leap years repeat every 400 years; years before our era are counted as if there were a year 0.
  const alike = sign === '' ? Number(year) % 400 : 400 - (Number(year) % 400);
  return startsWithDate(`${String(alike + 2000)}${day}`);
};

/** Characters outside of the alphabet are passed over, as the official validator does; what is left must be whole. */
export const isBase64: Suits = (text) => {
  const significant = text.replaceAll(/[^A-Za-z0-9+/=]/gu, '');
  const match = /^([A-Za-z0-9+/]*)(={0,2})$/u.exec(significant);
  if (!match) return false;
  const [, digits = '', padding = ''] = match;
  if ((digits.length + padding.length) % 4 !== 0) return false;
  const unused = padding.length === 2 ? 0b1111 : 0b11;
  return padding === '' || (base64Digits.indexOf(digits.at(-1) ?? '') & unused) === 0;
};
