/** The first day of KSeF 2.0: nothing to receive is older. Source: Ministry's announcement, 2026-02-01. */
const beginning = new Date('2026-02-01T00:00:00Z');

/** KSeF answers for at most 100 days at once; contract 2.8.1, `InvoiceQueryFilters.dateRange`. */
const longestWindowMs = 100 * 24 * 3600 * 1000;

export interface SyncWindow {
  from: Date;
  to: Date;
}

/**
 * The next stretch of KSeF's storage to ask for, or undefined when there is nothing left.
 * @param completeUntil everything stored up to this instant is here already; null for a first fetch
 */
export function nextWindow(completeUntil: Date | null, now: Date): SyncWindow | undefined {
  const from = completeUntil ?? beginning;
  if (from >= now) return undefined;
  return { from, to: new Date(Math.min(now.getTime(), from.getTime() + longestWindowMs)) };
}

/**
 * Until when the inbox is complete after a window was read to its end.
 * KSeF promises completeness up to its high-water mark only: what comes after it is asked for again next time.
 */
export function completeAfter(window: SyncWindow, highWaterMark: Date | null): Date {
  if (highWaterMark === null || highWaterMark >= window.to) return window.to;
  return highWaterMark > window.from ? highWaterMark : window.from;
}
