import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';

dayjs.extend(customParseFormat);

/** A legal date as people read it in Poland. */
export const dateFormat = 'DD.MM.YYYY';

const typed = [
  'DD.MM.YYYY',
  'D.M.YYYY',
  'D.M.YY',
  'D-M-YYYY',
  'D/M/YYYY',
  'D M YYYY',
  'YYYY-MM-DD',
  'DDMMYYYY',
];

/**
 * A date typed by a person, the day always before the month: `5.12.2026`, `05.12.2026`, `5.12` (this year), `2026-12-05`.
 *
 * @param today - the day that gives a missing year, `YYYY-MM-DD`
 * @returns `YYYY-MM-DD`, or null when the text is no date
 */
export function parseTypedDate(text: string, today: string = warsawToday()): string | null {
  const trimmed = text.trim();
  const full = /^\d{1,2}[.\-/ ]\d{1,2}$/.test(trimmed)
    ? `${trimmed}${trimmed.replace(/\d/g, '')}${today.slice(0, 4)}`
    : trimmed;
  for (const format of typed) {
    const date = dayjs(full, format, true);
    if (date.isValid()) return date.format('YYYY-MM-DD');
  }
  return null;
}

/** `2026-12-05` as `05.12.2026`. */
export function formatDate(date: string): string {
  return date.replace(/^(\d{4})-(\d{2})-(\d{2}).*$/, '$3.$2.$1');
}

/** `05.12` within the year of today, `05.12.2027` otherwise. */
export function formatShortDate(date: string, today: string = warsawToday()): string {
  return date.slice(0, 4) === today.slice(0, 4) ? formatDate(date).slice(0, 5) : formatDate(date);
}

const inWarsaw = { timeZone: 'Europe/Warsaw' } as const;
const clock = new Intl.DateTimeFormat('pl-PL', { ...inWarsaw, hour: '2-digit', minute: '2-digit' });
const exactClock = new Intl.DateTimeFormat('pl-PL', {
  ...inWarsaw,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const plainDay = new Intl.DateTimeFormat('en-CA', {
  ...inWarsaw,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Today in Poland, `YYYY-MM-DD`. */
export function warsawToday(now: Date = new Date()): string {
  return plainDay.format(now);
}

/** The Polish day of an instant, `05.12.2026`. */
export function formatDay(instant: string): string {
  return formatDate(warsawToday(new Date(instant)));
}

/** The Polish time of an instant, `12:04`; with seconds on request. */
export function formatTime(instant: string, seconds = false): string {
  return (seconds ? exactClock : clock).format(new Date(instant));
}

/** Time alone for today, day and time for any other day. */
export function formatMoment(instant: string, now: Date = new Date()): string {
  const day = warsawToday(new Date(instant));
  return day === warsawToday(now) ? formatTime(instant) : `${formatDate(day)} ${formatTime(instant)}`;
}

/** A legal date some days later. */
export function addDays(date: string, days: number): string {
  return dayjs(date, 'YYYY-MM-DD', true).add(days, 'day').format('YYYY-MM-DD');
}

/** Whole days from one legal date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayjs(to, 'YYYY-MM-DD', true).diff(dayjs(from, 'YYYY-MM-DD', true), 'day');
}

/** The first and the last day of the month of a date, or of a month before it. */
export function monthRange(date: string, monthsBack: number): { from: string; to: string } {
  const month = dayjs(date, 'YYYY-MM-DD', true).subtract(monthsBack, 'month');
  return { from: month.startOf('month').format('YYYY-MM-DD'), to: month.endOf('month').format('YYYY-MM-DD') };
}
