const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Two ASCII digits at a place, or -1. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

/** Whether the first ten characters are a calendar date `YYYY-MM-DD` of the years 1 to 9999. */
export function startsWithDate(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  const century = twoDigits(text, 0);
  const year = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (century < 0 || year < 0 || month < 1 || month > 12 || day < 1 || century + year === 0) return false;
  const longest = month === 2 && isLeap(century * 100 + year) ? 29 : (daysOfMonth[month - 1] ?? 0);
  return day <= longest;
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
