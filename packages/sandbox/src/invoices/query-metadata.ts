import { InvoiceQueryFilters, type QueryInvoicesMetadataResponse, SortOrder } from '@skryba/ksef/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../auth/caller.ts';
import { badRequest, invalidInput } from '../http/failure.ts';
import { type Answer, ok } from '../http/operation.ts';
import { pageSize, read } from '../http/read.ts';
import { dayInWarsaw, isoInstant } from '../platform/clock.ts';
import type { Services } from '../platform/services.ts';
import { isProcessed } from '../sessions/session-status.ts';
import type { Context, DateRange } from '../state/records.ts';
import type { StoredInvoice } from '../state/stored-invoice.ts';
import { refuseLaterCurrencies } from './later-currencies.ts';
import { matchesFilters } from './match-filters.ts';
import { visibleInvoices } from './may-see.ts';
import { highWaterMark, OPEN_END, readRange } from './read-range.ts';

const MAX_RESULTS = 10_000;

const Query = z.object({
  sortOrder: SortOrder.default('Asc'),
  pageOffset: z.coerce.number().int().min(0).default(0),
  pageSize: pageSize(250),
});

/** Whether an invoice lies in a range of dates. */
function inRange(range: DateRange): (invoice: StoredInvoice) => boolean {
  const { dateType, from, to } = range;
  if (dateType === 'Issue') {
    const first = dayInWarsaw(from);
    const last = to === OPEN_END ? '9999-12-31' : dayInWarsaw(to);
    return ({ issueDate }) => issueDate >= first && issueDate <= last;
  }
  return dateType === 'Invoicing'
    ? ({ receivedAt }) => receivedAt >= from && receivedAt <= to
    : ({ storedAt }) => storedAt >= from && storedAt <= to;
}

function earlierFirst(type: DateRange['dateType']): (a: StoredInvoice, b: StoredInvoice) => number {
  if (type === 'Issue') return (a, b) => (a.issueDate < b.issueDate ? -1 : a.issueDate > b.issueDate ? 1 : 0);
  return type === 'Invoicing' ? (a, b) => a.receivedAt - b.receivedAt : (a, b) => a.storedAt - b.storedAt;
}

/** Accepted invoices that fit the filters, sorted by the date of the range. */
export function selectInvoices(
  services: Services,
  context: Context,
  filters: InvoiceQueryFilters,
  range: DateRange,
  order: SortOrder,
): StoredInvoice[] {
  const isInRange = inRange(range);
  const compare = earlierFirst(range.dateType);
  return visibleInvoices(services, context)
    .filter(
      (invoice) =>
        isInRange(invoice) && isProcessed(services, invoice) && matchesFilters(invoice, filters, context),
    )
    .toSorted(order === 'Asc' ? compare : (a, b) => compare(b, a));
}

/** POST /invoices/query/metadata */
export function queryMetadata(services: Services, request: FastifyRequest, caller: Caller): Answer {
  const { sortOrder, pageOffset, pageSize: size } = read(Query, request.query);
  const filters = read(InvoiceQueryFilters, request.body);
  refuseLaterCurrencies(services, 'currencyCodes', filters.currencyCodes ?? []);
  const mark = services.marks.of(caller.context, filters, pageOffset, highWaterMark(services));
  const range = readRange(services, filters, mark);
  if (range.isUnavailable) {
    throw badRequest(
      21183,
      'Parametr dateRange.from jest późniejszy niż PermanentStorageHwmDate przy włączonym restrictToPermanentStorageHwmDate.',
    );
  }
  const found = selectInvoices(services, caller.context, filters, range, sortOrder);
  const from = pageOffset * size;
  if (from >= MAX_RESULTS)
    throw invalidInput(`pageOffset: Zakres wyników jest ograniczony do ${MAX_RESULTS}.`);
  const page = found.slice(from, Math.min(from + size, MAX_RESULTS));
  const isTruncated = found.length > MAX_RESULTS && from + size >= MAX_RESULTS;
  const answer: QueryInvoicesMetadataResponse = {
    hasMore: from + page.length < found.length,
    isTruncated,
    ...(range.dateType === 'PermanentStorage'
      ? { permanentStorageHwmDate: isoInstant(range.highWaterMark) }
      : {}),
    invoices: page.map(({ metadata }) => metadata),
  };
  return ok(answer);
}
