import { unitsOf } from '../xml/units.ts';

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Two ASCII digits at a place, or a negative number. */
export function twoDigits(units: ArrayLike<number>, at: number): number {
  const tens = (units[at] ?? 0) - 48;
  const ones = (units[at + 1] ?? 0) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000;
}

/** The day `YYYY-MM-DD` at a place as the number YYYYMMDD, years 1 to 9999; 0 when there is no such day. */
export function dateNumber(units: ArrayLike<number>, at: number): number {
  if (units[at + 4] !== 45 || units[at + 7] !== 45) return 0;
  const year = twoDigits(units, at) * 100 + twoDigits(units, at + 2);
  const month = twoDigits(units, at + 5);
  const day = twoDigits(units, at + 8);
  if (year < 1 || month < 1 || month > 12 || day < 1) return 0;
  const longest = month === 2 && isLeap(year) ? 29 : (daysOfMonth[month - 1] ?? 0);
  return day > longest ? 0 : (year * 100 + month) * 100 + day;
}

/** Whether the first ten characters are a calendar date `YYYY-MM-DD` of the years 1 to 9999. */
export function startsWithDate(text: string): boolean {
  return dateNumber(unitsOf(text.slice(0, 10)), 0) > 0;
}

/** A moment on the time line: whole days since year 0 and seconds of that day, as `xsd:dateTime` states them. */
export interface Moment {
  day: number;
  second: number;
  hasZone: boolean;
}

const time = /^T([0-9]{2}):([0-9]{2}):([0-9]{2}(?:\.[0-9]+)?)(?:Z|([+-])([0-9]{2}):([0-9]{2}))?$/u;

/**
 * Reads `xsd:dateTime` of the years 1 to 9999; undefined when the text is not one.
 * Without an offset the time stays as it is; `24:00:00` stays on its day, as the official validator keeps it.
 */
export function readMoment(text: string): Moment | undefined {
  const match = startsWithDate(text) ? time.exec(text.slice(10)) : null;
  if (!match) return undefined;
  const [rest, hours, minutes, seconds, sign, offsetHours, offsetMinutes] = match;
  const [hour, minute, second] = [Number(hours), Number(minutes), Number(seconds)];
  const endOfDay = hour === 24 && minute === 0 && second === 0;
  if ((hour > 23 && !endOfDay) || minute > 59 || second >= 60) return undefined;
  const offset = Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0);
  if (Number(offsetMinutes ?? 0) > 59 || offset > 14 * 60) return undefined;
  const day = dayNumber(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
  const local = {
    day,
    second: hour * 3600 + minute * 60 + second,
    hasZone: sign !== undefined || rest.endsWith('Z'),
  };
  return offset === 0 ? local : shift(local, (sign === '-' ? offset : -offset) * 60);
}

function dayNumber(year: number, month: number, day: number): number {
  const past = year - 1;
  const leapDays = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return (
    past * 365 + leapDays + (daysBeforeMonth[month - 1] ?? 0) + day + (month > 2 && isLeap(year) ? 1 : 0)
  );
}

function shift(moment: Moment, seconds: number): Moment {
  const total = moment.second + seconds;
  const days = Math.floor(total / 86_400);
  return { day: moment.day + days, second: total - days * 86_400, hasZone: moment.hasZone };
}

/**
 * Compares with a bound that has a time zone. A moment without a zone is compared as if in UTC, except that
 * being equal is undecided; the result is then undefined.
 */
export function compareMoments(value: Moment, bound: Moment): number | undefined {
  const difference = value.day - bound.day || value.second - bound.second;
  return difference === 0 && value.hasZone !== bound.hasZone ? undefined : difference;
}
