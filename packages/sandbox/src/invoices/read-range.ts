import type { InvoiceQueryFilters } from '@skryba/ksef/contract';
import { invalidInput } from '../http/failure.ts';
import { dayInWarsaw } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import type { DateRange } from '../state/records.ts';
import { readInstant } from './read-instant.ts';

const MAX_RANGE_MS = 100 * 86_400_000;

/** An end of a range that is open: as a number, so that it can be kept as JSON. */
export const OPEN_END = Number.MAX_SAFE_INTEGER;

/** Everything stored up to this instant is known: nothing older can appear. */
export function highWaterMark({ state, clock }: Services): number {
  return state
    .invoicesInProcess()
    .reduce((mark, invoice) => Math.min(mark, invoice.storedAt - 1), clock.now());
}

/**
 * Reads the range of dates of a query.
 * @param mark the high-water mark to go by; that of now unless given
 * @throws ApiFailure 21405 when it is malformed or too long
 */
export function readRange(
  services: Services,
  { dateRange }: InvoiceQueryFilters,
  mark = highWaterMark(services),
): DateRange {
  const { dateType, restrictToPermanentStorageHwmDate: restricted } = dateRange;
  const from = readInstant(services, dateRange.from, 'dateRange.from');
  const until = dateRange.to ? readInstant(services, dateRange.to, 'dateRange.to') : undefined;
  if (until !== undefined && until < from)
    throw invalidInput('dateRange.to: Data końcowa jest wcześniejsza niż początkowa.');
  requireShort(services, from, until ?? services.clock.now());
  // Of an older period it is the end of the query itself: what lies after that was not looked at.
  const known = Math.min(mark, until ?? mark);
  return restricted && dateType === 'PermanentStorage'
    ? { dateType, from, to: known, highWaterMark: known, isUnavailable: from > mark }
    : { dateType, from, to: until ?? OPEN_END, highWaterMark: known, isUnavailable: false };
}

/** At most 100 days; by contract 2.7.0 three months, in UTC or in Warsaw. */
function requireShort({ settings }: Services, from: number, to: number): void {
  if (settings.contract === '2.7.0') {
    const inUtc = new Date(from).setUTCMonth(new Date(from).getUTCMonth() + 3);
    const day = (instant: number) => Date.parse(dayInWarsaw(instant));
    const inWarsaw = new Date(day(from)).setUTCMonth(new Date(day(from)).getUTCMonth() + 3);
    if (to > inUtc && day(to) > inWarsaw) {
      throw invalidInput('dateRange: Zakres dat nie może przekraczać 3 miesięcy.');
    }
  } else if (to - from > MAX_RANGE_MS) {
    throw invalidInput('dateRange: Zakres dat nie może przekraczać 100 dni.');
  }
}
