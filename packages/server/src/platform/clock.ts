import { Temporal } from 'temporal-polyfill';

/** Time for the whole application: nothing else asks the system clock. */
export interface Clock {
  /** The instant now (UTC). */
  now(): Date;
  /** Today's legal date in Europe/Warsaw, `YYYY-MM-DD`. */
  today(): string;
}

/** The zone in which KSeF and the tax acts count days. */
export const legalTimeZone = 'Europe/Warsaw';

/** The legal date of an instant: `YYYY-MM-DD` in Europe/Warsaw. */
export function legalDate(instant: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(legalTimeZone)
    .toPlainDate()
    .toString();
}

export const systemClock: Clock = {
  now: () => new Date(),
  today: () => legalDate(new Date()),
};

/** A clock that stands still until it is moved; for tests and for replaying a day. */
export interface SettableClock extends Clock {
  set(instant: Date): void;
  advance(milliseconds: number): void;
}

export function createSettableClock(start: Date): SettableClock {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    today: () => legalDate(new Date(current)),
    set: (instant) => {
      current = instant.getTime();
    },
    advance: (milliseconds) => {
      current += milliseconds;
    },
  };
}
