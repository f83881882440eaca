import { warsawDate } from '@skryba/fa';
import { z } from 'zod';

/**
 * The sandbox's calendar: instants written into documents and statuses. It can be set, advanced and frozen.
 * Processing delays run on the machine's own time (`elapsed`), so a frozen calendar never blocks processing.
 */
export interface Clock {
  /** The sandbox's instant, in milliseconds since 1970 (UTC). */
  now(): number;
  /** The machine's own instant, in milliseconds since 1970; used for processing delays only. */
  elapsed(): number;
  /** Moves the calendar to an instant; it goes on from there (or stays, when frozen). */
  set(instant: number): void;
  /** Moves the calendar forward by this many milliseconds. */
  advance(milliseconds: number): void;
  /** Stops the calendar, or lets it run again. */
  freeze(frozen: boolean): void;
  /** Whether the calendar is stopped. */
  isFrozen(): boolean;
  /** Back to the machine's time. */
  reset(): void;
  /** Where the calendar stands, to go on from later. */
  save(): ClockState;
  /** Goes on from where it was saved. */
  load(state: ClockState): void;
  /** Calls back after every change of the calendar; the last listener counts. */
  watch(listener: () => void): void;
}

/** How far the calendar is ahead of the machine, in milliseconds, or the instant at which it stands still. */
export const ClockState = z.object({ offset: z.number(), frozenAt: z.number().optional() });
export type ClockState = z.infer<typeof ClockState>;

const FIRST_INSTANT = Date.UTC(2020, 0, 1);
const LAST_INSTANT = Date.UTC(2200, 0, 1);

/** Whether the calendar may stand at an instant: numbers that carry its day have their form from 2020 to 2199. */
export function isOnCalendar(instant: number): boolean {
  return instant >= FIRST_INSTANT && instant < LAST_INSTANT;
}

/** A clock that starts at the machine's time. */
export function createClock(machine: () => number = Date.now): Clock {
  let offset = 0;
  let frozenAt: number | undefined;
  let listener = () => {};
  const now = () => frozenAt ?? machine() + offset;
  const set = (instant: number) => {
    if (frozenAt === undefined) offset = instant - machine();
    else frozenAt = instant;
    listener();
  };
  return {
    now,
    elapsed: machine,
    set,
    advance: (milliseconds) => set(now() + milliseconds),
    freeze(frozen) {
      if (frozen) frozenAt = now();
      else if (frozenAt !== undefined) {
        offset = frozenAt - machine();
        frozenAt = undefined;
      }
      listener();
    },
    isFrozen: () => frozenAt !== undefined,
    reset() {
      offset = 0;
      frozenAt = undefined;
      listener();
    },
    save: () => ({ offset, ...(frozenAt === undefined ? {} : { frozenAt }) }),
    load(state) {
      offset = state.offset;
      frozenAt = state.frozenAt;
      listener();
    },
    watch(callback) {
      listener = callback;
    },
  };
}

const HOUR_MS = 3_600_000;
let lastHour = Number.NaN;
let lastDay = '';

/** The Polish calendar day (`YYYY-MM-DD`, Europe/Warsaw) of an instant. */
export function dayInWarsaw(instant: number): string {
  // Days in Warsaw begin at full hours, and formatting is slow: one day is asked for thousands of times.
  const hour = Math.floor(instant / HOUR_MS);
  if (hour !== lastHour) {
    lastDay = warsawDate(new Date(hour * HOUR_MS));
    lastHour = hour;
  }
  return lastDay;
}

/** The instant at which a Polish calendar day (`YYYY-MM-DD`, Europe/Warsaw) begins. */
export function startOfDayInWarsaw(day: string): number {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const inSummer = midnight - 2 * HOUR_MS;
  return dayInWarsaw(inSummer) === day ? inSummer : midnight - HOUR_MS;
}

/** An instant as KSeF writes it: ISO 8601 in UTC with the offset `+00:00`. */
export function isoInstant(instant: number): string {
  return new Date(instant).toISOString().replace('Z', '+00:00');
}
