import { digitAt, isDigits } from '../identifiers/digits.ts';

/** A calendar day without time and zone, `YYYY-MM-DD`. Texts of this form compare in calendar order. */
export type PlainDate = string;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// Made when it is first needed: it takes longer than loading everything else here.
let warsaw: Intl.DateTimeFormat | undefined;
let latestMinute = Number.NaN;
let latestDate: PlainDate = '';

/** The legal day in Poland at an instant: its date in Europe/Warsaw. @throws RangeError for an invalid `Date` */
export function warsawDate(instant: Date): PlainDate {
  // Days change with a minute; a thousand documents checked in one need one look at the time zone.
  const minute = Math.floor(instant.getTime() / MINUTE_MS);
  if (minute !== latestMinute) {
    warsaw ??= new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Europe/Warsaw',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    latestDate = warsaw.format(instant);
    latestMinute = minute;
  }
  return latestDate;
}

/** Tells whether a text is `YYYY-MM-DD` and names a day that exists. */
export function isPlainDate(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  if (!isDigits(text.slice(0, 4), 4) || !isDigits(text.slice(5, 7), 2) || !isDigits(text.slice(8), 2))
    return false;
  const month = digitAt(text, 5) * 10 + digitAt(text, 6);
  const day = digitAt(text, 8) * 10 + digitAt(text, 9);
  if (day < 1 || day > (DAYS_IN_MONTH[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || isLeapYear(Number(text.slice(0, 4)));
}

/** The day that is `days` later (or earlier, when negative). @throws RangeError when `date` is not a date */
export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(utcMidnight(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((utcMidnight(to) - utcMidnight(from)) / DAY_MS);
}

/** Day of the week: 1 for Monday to 7 for Sunday. */
export function dayOfWeek(date: PlainDate): number {
  return new Date(utcMidnight(date)).getUTCDay() || 7;
}

function utcMidnight(date: PlainDate): number {
  if (!isPlainDate(date)) throw new RangeError(`"${date}" is not a date of the form YYYY-MM-DD.`);
  return Date.parse(`${date}T00:00:00Z`);
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}
