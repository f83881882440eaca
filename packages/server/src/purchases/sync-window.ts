/** The first day of KSeF 2.0: nothing to receive is older. Source: Ministry's announcement, 2026-02-01. */
const beginning = new Date('2026-02-01T00:00:00Z');

/** KSeF answers for at most 100 days at once; contract 2.8.1, `InvoiceQueryFilters.dateRange`. */
const longestWindowMs = 100 * 24 * 3600 * 1000;

/** A stretch of KSeF's storage; without an end it reaches to KSeF's own now, whatever our clock says. */
export interface SyncWindow {
  from: Date;
  to: Date | null;
}

/**
 * The next stretch to ask for.
 * @param completeUntil everything stored up to this instant is here already; null for a first fetch
 */
export function nextWindow(completeUntil: Date | null, now: Date): SyncWindow {
  const from = completeUntil ?? beginning;
  const to = new Date(from.getTime() + longestWindowMs);
  return { from, to: to < now ? to : null };
}

/**
 * Until when the inbox is complete after a window was read to its end.
 * KSeF promises completeness up to its high-water mark only: what comes after it is asked for again next time.
 */
export function completeAfter({ from, to }: SyncWindow, highWaterMark: Date | null): Date {
  if (to !== null && (highWaterMark === null || highWaterMark >= to)) return to;
  return highWaterMark !== null && highWaterMark > from ? highWaterMark : from;
}
