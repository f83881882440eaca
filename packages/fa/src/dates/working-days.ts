import { addDays, dayOfWeek, type PlainDate } from './plain-date.ts';

const FIXED_HOLIDAYS = [
  '01-01',
  '01-06',
  '05-01',
  '05-03',
  '08-15',
  '11-01',
  '11-11',
  '12-25',
  '12-26',
] as const;

/** Days after Easter Sunday: itself, Monday, Pentecost, Corpus Christi. */
const MOVING_HOLIDAYS = [0, 1, 49, 60] as const;

const CHRISTMAS_EVE_SINCE = 2025;
const SATURDAY = 6;

/** Easter Sunday of a Gregorian year (algorithm of Meeus, Jones and Butcher). */
export function easterSunday(year: number): PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const day = epact + weekday - 7 * late + 114;
  return `${year}-${String(Math.floor(day / 31)).padStart(2, '0')}-${String((day % 31) + 1).padStart(2, '0')}`;
}

/**
 * Statutory holidays of a year in Poland, in calendar order.
 * Source: act of 18 January 1951 on non-working days, with 24 December since 2025.
 */
export function polishHolidays(year: number): PlainDate[] {
  const easter = easterSunday(year);
  const fixed = FIXED_HOLIDAYS.map((day) => `${year}-${day}`);
  const moving = MOVING_HOLIDAYS.map((days) => addDays(easter, days));
  const eve = year >= CHRISTMAS_EVE_SINCE ? [`${year}-12-24`] : [];
  return [...fixed, ...moving, ...eve].toSorted();
}

/** Tells whether a day is a working day in Poland: not a Saturday, a Sunday or a statutory holiday. */
export function isWorkingDay(date: PlainDate): boolean {
  return dayOfWeek(date) < SATURDAY && !polishHolidays(Number(date.slice(0, 4))).includes(date);
}

/** The `count`-th working day after a date (the date itself is not counted). */
export function addWorkingDays(date: PlainDate, count: number): PlainDate {
  let day = date;
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
