import type { PlainDate } from '../dates/plain-date.ts';

/** When the sequence of a series starts again from 1. */
export type NumberReset = 'month' | 'year' | 'never';

const TOKEN = /\{([^{}]*)\}/gu;
const MAX_NUMBER_LENGTH = 256;

/** The tokens of a pattern: number, padded number (`{NR:4}`), day, month, year of the issue date. */
const DATE_TOKENS: Readonly<Record<string, (date: PlainDate) => string>> = {
  DD: (date) => date.slice(8, 10),
  MM: (date) => date.slice(5, 7),
  M: (date) => String(Number(date.slice(5, 7))),
  RRRR: (date) => date.slice(0, 4),
  RR: (date) => date.slice(2, 4),
};

/** The form of an invoice number is unusable; `message` says why. */
export class NumberPatternError extends Error {
  readonly pattern: string;

  constructor(pattern: string, message: string) {
    super(message);
    this.name = 'NumberPatternError';
    this.pattern = pattern;
  }
}

/**
 * The number of an invoice by the pattern of its series.
 *
 * @param pattern - text with `{NR}` (or `{NR:4}`, padded with zeros) and, if wanted, `{DD}` `{MM}` `{M}` `{RRRR}` `{RR}`
 * @param date - issue date
 * @param sequence - place in the series within its period, from 1
 * @throws NumberPatternError when the pattern has no `{NR}`, an unknown token, or makes a number longer than 256
 * @example nextNumber('FV/{NR}/{MM}/{RRRR}', { date: '2026-11-23', sequence: 7 }) // 'FV/7/11/2026'
 */
export function nextNumber(
  pattern: string,
  { date, sequence }: { date: PlainDate; sequence: number },
): string {
  let numbered = false;
  const number = pattern.replaceAll(TOKEN, (token, name: string) => {
    const padding = /^NR(?::([1-9]))?$/u.exec(name);
    if (padding) {
      numbered = true;
      return String(sequence).padStart(Number(padding[1] ?? 1), '0');
    }
    const format = Object.hasOwn(DATE_TOKENS, name) ? DATE_TOKENS[name] : undefined;
    if (!format)
      throw new NumberPatternError(pattern, `Unknown part ${token} in the number pattern "${pattern}".`);
    return format(date);
  });
  if (!numbered) throw new NumberPatternError(pattern, `The number pattern "${pattern}" has no {NR}.`);
  if (number.length > MAX_NUMBER_LENGTH) {
    throw new NumberPatternError(
      pattern,
      `The number made by "${pattern}" is longer than ${MAX_NUMBER_LENGTH} characters.`,
    );
  }
  return number;
}

/**
 * When a pattern's sequence may start again without repeating a number: every month when the pattern shows month and
 * year, every year when it shows the year only, otherwise never.
 */
export function numberReset(pattern: string): NumberReset {
  if (!/\{RR(?:RR)?\}/u.test(pattern)) return 'never';
  return /\{MM?\}/u.test(pattern) ? 'month' : 'year';
}

/** The period that a sequence belongs to: `2026-11`, `2026`, or an empty text when the series never starts again. */
export function numberPeriod(reset: NumberReset, date: PlainDate): string {
  if (reset === 'never') return '';
  return date.slice(0, reset === 'month' ? 7 : 4);
}
