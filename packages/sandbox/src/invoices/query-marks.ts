import type { InvoiceQueryFilters } from '@skryba/ksef/contract';
import { sha256Base64 } from '@skryba/ksef/crypto';
import type { Context } from '../state/records.ts';

const MOST_QUERIES = 1000;

/** The high-water marks with which the first pages of queries were answered. */
export interface QueryMarks {
  /**
   * The mark for a page of a query: that of now for the first page, and the same again for those that follow.
   * Source: contract, `QueryInvoicesMetadataResponse.permanentStorageHwmDate`.
   */
  of(context: Context, filters: InvoiceQueryFilters, page: number, now: number): number;
}

/** Remembers the latest queries. */
export function createQueryMarks(): QueryMarks {
  const marks = new Map<string, number>();
  return {
    of(context, filters, page, now) {
      const key = sha256Base64(Buffer.from(JSON.stringify([context.type, context.value, filters])));
      const first = marks.get(key);
      // A mark that is not reached yet is of another calendar, before a reset.
      if (page > 0 && first !== undefined && first <= now) return first;
      marks.delete(key);
      marks.set(key, now);
      const [oldest] = marks.keys();
      if (marks.size > MOST_QUERIES && oldest !== undefined) marks.delete(oldest);
      return now;
    },
  };
}
