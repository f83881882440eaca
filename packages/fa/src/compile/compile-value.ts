import type { SimpleType } from '../schema/model.ts';
import { compareMoments, readMoment, startsWithDate } from './date-text.ts';
import { canonicalDecimal, compareDecimals, decimalParts } from './decimal-text.ts';
import { type FlatType, flatten, isTextual, spellingsOf } from './flat-type.ts';
import { compilePattern } from './pattern.ts';
import { characterCount, collapseWhiteSpace, isWhiteSpace, replaceWhiteSpace } from './white-space.ts';

/**
 * Checks a text against a simple type. Gives the value for the object: free text as written, everything else
 * without surplus white space and in the schema's notation; undefined when the text does not suit the type.
 */
export type ValueReader = (text: string) => string | undefined;

/** Builds the reader of a simple type once, so that checking a value costs no look at the schema. */
export function compileValue(type: SimpleType): ValueReader {
  if (type.anyOf) return compileUnion(type.anyOf);
  const flat = flatten(type);
  if (flat.builtIn === 'date') return compileDate(flat);
  if (flat.builtIn === 'dateTime') return compileDateTime(flat);
  if (isTextual(flat.builtIn)) return flat.values ? compileCodes(flat, flat.values) : compileText(flat);
  return flat.values ? compileNumericCodes(flat, flat.values) : compileNumber(flat);
}

function compileUnion(members: readonly SimpleType[]): ValueReader {
  const readers = members.map(compileValue);
  return (text) => {
    for (const read of readers) {
      const value = read(text);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

function normaliser({ whiteSpace }: FlatType): (text: string) => string {
  if (whiteSpace === 'collapse') return collapseWhiteSpace;
  return whiteSpace === 'replace' ? replaceWhiteSpace : (text) => text;
}

function matcher({ patterns, builtIn }: FlatType): ((text: string) => boolean) | undefined {
  if (patterns.length === 0) return undefined;
  const steps = patterns.map((alternatives) =>
    alternatives.map((pattern) => compilePattern(pattern, !isTextual(builtIn))),
  );
  const [first] = steps;
  const [only] = first ?? [];
  if (steps.length === 1 && first?.length === 1 && only) return (text) => only.test(text);
  return (text) => steps.every((alternatives) => alternatives.some((pattern) => pattern.test(text)));
}

function compileText(flat: FlatType): ValueReader {
  const { minLength, maxLength } = flat;
  const normalise = normaliser(flat);
  const matches = matcher(flat);
  const suits = (value: string) => {
    const length = characterCount(value);
    return length >= minLength && length <= maxLength;
  };
  if (matches) {
    return (text) => {
      const value = normalise(text);
      return suits(value) && matches(value) ? value : undefined;
    };
  }
  // A short text that does not begin with white space needs no counting.
  if (minLength <= 1)
    return (text) => {
      if (text.length > 0 && text.length <= maxLength && !isWhiteSpace(text.charCodeAt(0))) return text;
      return suits(normalise(text)) ? text : undefined;
    };
  return (text) => (suits(normalise(text)) ? text : undefined);
}

function compileCodes(flat: FlatType, values: readonly string[]): ValueReader {
  const matches = matcher(flat);
  const known = new Map(
    values.filter((value) => matches === undefined || matches(value)).map((value) => [value, value]),
  );
  const normalise = normaliser(flat);
  return (text) => known.get(text) ?? known.get(normalise(text));
}

function compileNumericCodes(flat: FlatType, values: readonly string[]): ValueReader {
  const read = compileNumber(flat);
  const spellings = values.flatMap((value) => spellingsOf(value, flat.builtIn));
  const known = new Map(spellings.map((value) => [value, value]));
  return (text) => {
    const plain = known.get(text);
    if (plain !== undefined) return plain;
    const number = read(text);
    const parts = number === undefined ? undefined : decimalParts(number);
    return parts && known.get(canonicalDecimal(parts));
  };
}

function compileNumber(flat: FlatType): ValueReader {
  const { totalDigits, fractionDigits } = flat;
  const matches = matcher(flat);
  const isInteger = flat.builtIn !== 'decimal';
  const min = flat.min === undefined ? undefined : decimalParts(flat.min);
  const max = flat.max === undefined ? undefined : decimalParts(flat.max);
  const moreThan = flat.moreThan === undefined ? undefined : decimalParts(flat.moreThan);
  const suits = (value: string) => {
    const parts = decimalParts(value);
    if (!parts || (isInteger && value.includes('.'))) return false;
    const { whole, fraction } = parts;
    if (fraction.length > fractionDigits || whole.length + fraction.length > totalDigits) return false;
    if (min && compareDecimals(parts, min) < 0) return false;
    if (max && compareDecimals(parts, max) > 0) return false;
    return !moreThan || compareDecimals(parts, moreThan) > 0;
  };
  const isBounded = min !== undefined || max !== undefined || moreThan !== undefined;
  // The patterns of amounts and quantities leave nothing to check in a number this short.
  const shortest = Math.min(totalDigits, 16);
  const isCount = compileCount(flat);
  return (text) => {
    if (!matches && isCount(text)) return text;
    if (matches && !isBounded && text.length <= shortest && matches(text)) return text;
    const value = collapseWhiteSpace(text);
    return suits(value) && (!matches || matches(value)) ? value : undefined;
  };
}

/** The quick test for line numbers and the like: a few plain digits, compared as a number. */
function compileCount({ min, max, moreThan, totalDigits }: FlatType): (text: string) => boolean {
  const least = min === undefined ? 0 : Number(min);
  const most = max === undefined ? Number.POSITIVE_INFINITY : Number(max);
  const above = moreThan === undefined ? -1 : Number(moreThan);
  const longest = Math.min(totalDigits, 9);
  return (text) => {
    const { length } = text;
    if (length === 0 || length > longest) return false;
    let number = 0;
    for (let i = 0; i < length; i += 1) {
      const digit = text.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) return false;
      number = number * 10 + digit;
    }
    return number >= least && number <= most && number > above;
  };
}

function compileDate({ min = '', max = '9999-12-31' }: FlatType): ValueReader {
  return (text) => {
    const value = text.length === 10 ? text : collapseWhiteSpace(text);
    return value.length === 10 && startsWithDate(value) && value >= min && value <= max ? value : undefined;
  };
}

function compileDateTime(flat: FlatType): ValueReader {
  const min = flat.min === undefined ? undefined : readMoment(flat.min);
  const max = flat.max === undefined ? undefined : readMoment(flat.max);
  return (text) => {
    const value = collapseWhiteSpace(text);
    const moment = readMoment(value);
    // The official validator allows white space after a time zone and nowhere else.
    if (!moment || (value !== text && !(moment.hasZone && text.startsWith(value)))) return undefined;
    if (min && (compareMoments(moment, min) ?? -1) < 0) return undefined;
    return max && (compareMoments(moment, max) ?? 1) > 0 ? undefined : value;
  };
}
