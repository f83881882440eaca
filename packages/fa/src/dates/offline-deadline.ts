import type { PlainDate } from './plain-date.ts';
import { addWorkingDays } from './working-days.ts';

const DAYS_AFTER_FAILURE = 7;

/** A failure of KSeF announced by the Ministry. */
export interface KsefFailure {
  announcedOn: PlainDate;
  /** Day on which it ended; absent while it lasts. */
  endedOn?: PlainDate;
  /** A total failure, announced through the mass media: the invoice is never sent. */
  total?: boolean;
}

/** Why an invoice was issued outside an online session. */
export type OfflineMode =
  | { mode: 'offline24'; issueDate: PlainDate }
  /** Announced unavailability of KSeF (service work); `endedOn` is absent while it lasts. */
  | { mode: 'unavailability'; endedOn?: PlainDate }
  | { mode: 'failure'; endedOn?: PlainDate };

/** Until when an invoice is to be sent. */
export type OfflineDeadline =
  | { state: 'by'; date: PlainDate }
  /** The event that the time runs from has not ended yet. */
  | { state: 'not-running' }
  /** Nothing is to be sent (total failure). */
  | { state: 'never' };

/**
 * The last day, in Europe/Warsaw, on which an invoice issued offline may be sent to KSeF.
 * A failure announced before the deadline starts the count of seven working days anew from its end.
 * Source: VAT act, art. 106nda, 106nf and 106nh; guide of KSeF 2.0, chapter "Tryby offline".
 *
 * @param failures - failures announced since the invoice was issued, in any order
 */
export function offlineDeadline(
  situation: OfflineMode,
  failures: readonly KsefFailure[] = [],
): OfflineDeadline {
  let deadline = firstDeadline(situation);
  for (const failure of failures.toSorted((a, b) => (a.announcedOn < b.announcedOn ? -1 : 1))) {
    const inTime = deadline.state === 'not-running' || isBy(deadline, failure.announcedOn);
    if (inTime) deadline = failure.total ? { state: 'never' } : afterFailure(failure.endedOn);
  }
  return deadline;
}

function isBy(deadline: OfflineDeadline, date: PlainDate): boolean {
  return deadline.state === 'by' && date <= deadline.date;
}

function firstDeadline(situation: OfflineMode): OfflineDeadline {
  if (situation.mode === 'failure') return afterFailure(situation.endedOn);
  const from = situation.mode === 'offline24' ? situation.issueDate : situation.endedOn;
  return from === undefined ? { state: 'not-running' } : { state: 'by', date: addWorkingDays(from, 1) };
}

function afterFailure(endedOn: PlainDate | undefined): OfflineDeadline {
  return endedOn === undefined
    ? { state: 'not-running' }
    : { state: 'by', date: addWorkingDays(endedOn, DAYS_AFTER_FAILURE) };
}
