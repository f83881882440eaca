import type { SimpleType } from '../schema/model.ts';
import { isAt, type Units, unitsOf } from '../xml/units.ts';
import { dateNumber, twoDigits } from './date-text.ts';
import { type FlatType, flatten, isTextual } from './flat-type.ts';
import { candidateAt, indexByName } from './name-index.ts';

/**
 * Recognises the usual spelling of a value where it stands in a document, without white space or escapes. Gives the
 * value, or undefined when a closer look is needed: that says nothing about the value.
 */
export type QuickReader = (units: Units, start: number, end: number, text: string) => string | undefined;

const minus = 45;
const dot = 46;
const zero = 48;
const nine = 57;
const space = 32;
const colon = 58;
const letterT = 84;
const letterZ = 90;
const firstSurrogate = 0xd800;
/** How the official schemas restrict amounts, prices and quantities. */
const amountPattern = /^-\?\(\[1-9\]\\d\{0,(\d+)\}\|0\)\(\\\.\\d\{1,(\d+)\}\)\?$/u;

/** Builds the quick reader of a simple type; none when its values need a closer look anyway. */
export function compileQuick(type: SimpleType): QuickReader | undefined {
  if (type.anyOf) return undefined;
  const flat = flatten(type);
  if (flat.values) return flat.patterns.length === 0 ? quickCode(flat.values) : undefined;
  if (flat.builtIn === 'date') return quickDate(flat);
  if (flat.builtIn === 'dateTime') return quickDateTime(flat);
  if (isTextual(flat.builtIn)) return flat.patterns.length === 0 ? quickText(flat) : undefined;
  return flat.patterns.length === 0 ? quickCount(flat) : quickAmount(flat);
}

function quickCode(values: readonly string[]): QuickReader {
  const codes = indexByName(new Map(values.map((value) => [value, { value, units: unitsOf(value) }])));
  return (units, start, end) => {
    const code = candidateAt(codes, units, start);
    return code && code.units.length === end - start && isAt(units, start, code.units)
      ? code.value
      : undefined;
  };
}

function quickText({ minLength, maxLength }: FlatType): QuickReader {
  // A short text that does not begin with white space needs no counting.
  if (minLength <= 1)
    return (units, start, end, text) =>
      end - start <= maxLength && (units[start] ?? 0) > space && end > start
        ? text.slice(start, end)
        : undefined;
  return (units, start, end, text) => {
    const length = end - start;
    if (length < minLength || length > maxLength) return undefined;
    for (let at = start; at < end; at += 1) {
      const unit = units[at] ?? 0;
      if (unit <= space || unit >= firstSurrogate) return undefined;
    }
    return text.slice(start, end);
  };
}

/** Amounts and quantities: no leading zero, at least one digit on both sides of the dot. */
function quickAmount(flat: FlatType): QuickReader | undefined {
  const [, more, fractionDigits] = amountPattern.exec(flat.patterns.flat().join('\n')) ?? [];
  const isBounded = flat.min !== undefined || flat.max !== undefined || flat.moreThan !== undefined;
  if (more === undefined || fractionDigits === undefined || isBounded) return undefined;
  const mostWhole = Number(more) + 1;
  const mostFraction = Math.min(Number(fractionDigits), flat.fractionDigits);
  const mostDigits = flat.totalDigits;
  return (units, start, end, text) => {
    const first = units[start] === minus ? start + 1 : start;
    const whole = countDigits(units, first);
    if (whole === 0 || whole > mostWhole || (whole > 1 && units[first] === zero)) return undefined;
    const after = first + whole;
    if (after === end) return whole <= mostDigits ? text.slice(start, end) : undefined;
    if (units[after] !== dot) return undefined;
    const fraction = countDigits(units, after + 1);
    const suits = fraction > 0 && fraction <= mostFraction && whole + fraction <= mostDigits;
    return suits && after + 1 + fraction === end ? text.slice(start, end) : undefined;
  };
}

function countDigits(units: Units, start: number): number {
  let at = start;
  while ((units[at] ?? 0) >= zero && (units[at] ?? 0) <= nine) at += 1;
  return at - start;
}

/** Line numbers and the like: a few plain digits, compared as a number. */
function quickCount({ min, max, moreThan, totalDigits }: FlatType): QuickReader {
  const least = min === undefined ? 0 : Number(min);
  const most = max === undefined ? Number.POSITIVE_INFINITY : Number(max);
  const above = moreThan === undefined ? -1 : Number(moreThan);
  const longest = Math.min(totalDigits, 9);
  return (units, start, end, text) => {
    if (end === start || end - start > longest) return undefined;
    let number = 0;
    for (let at = start; at < end; at += 1) {
      const digit = (units[at] ?? 0) - zero;
      if (digit < 0 || digit > 9) return undefined;
      number = number * 10 + digit;
    }
    return number >= least && number <= most && number > above ? text.slice(start, end) : undefined;
  };
}

function quickDate({ min = '0001-01-01', max = '9999-12-31' }: FlatType): QuickReader {
  const [least, most] = [dateNumber(unitsOf(min), 0), dateNumber(unitsOf(max), 0)];
  return (units, start, end, text) => {
    if (end - start !== 10) return undefined;
    const day = dateNumber(units, start);
    return day > 0 && day >= least && day <= most ? text.slice(start, end) : undefined;
  };
}

/** `YYYY-MM-DDThh:mm:ssZ` on a day between those of the bounds. */
function quickDateTime({ min = '0001-01-01', max = '9999-12-31' }: FlatType): QuickReader {
  const [least, most] = [dateNumber(unitsOf(min), 0), dateNumber(unitsOf(max), 0)];
  return (units, start, end, text) => {
    if (end - start !== 20 || units[start + 10] !== letterT || units[start + 19] !== letterZ)
      return undefined;
    if (units[start + 13] !== colon || units[start + 16] !== colon) return undefined;
    const day = dateNumber(units, start);
    const isTime =
      isBelow(24, units, start + 11) && isBelow(60, units, start + 14) && isBelow(60, units, start + 17);
    return day > least && day < most && isTime ? text.slice(start, end) : undefined;
  };
}

function isBelow(limit: number, units: Units, at: number): boolean {
  const number = twoDigits(units, at);
  return number >= 0 && number < limit;
}
