import type { KsefClient } from '../client.ts';
import type { InvoiceMetadata, InvoiceQueryDateRange, InvoiceQueryFilters } from '../contract/invoices.ts';
import { limits } from '../contract/published-limits.ts';

/** Options of {@link queryMetadata}. */
export interface QueryMetadataOptions {
  /** `Asc` when absent. */
  readonly sortOrder?: 'Asc' | 'Desc';
  /** 250, the most, when absent: pages are what the limits count. */
  readonly pageSize?: number;
  readonly signal?: AbortSignal;
}

/** One page of {@link queryMetadataPages}, without what earlier pages had. */
export interface MetadataPage {
  readonly invoices: readonly InvoiceMetadata[];
  /** Everything stored up to this instant has been told. */
  readonly permanentStorageHwmDate: string | undefined;
}

/**
 * Goes through the metadata of all invoices that match, page by page. Where KSeF cuts a result at 10,000 it asks on from
 * the date of the last one, and leaves out what was there before.
 * @param filters `dateRange` of at most 100 days, both ends with `Z` or an offset
 */
export async function* queryMetadataPages(
  client: KsefClient,
  filters: InvoiceQueryFilters,
  options: QueryMetadataOptions = {},
): AsyncGenerator<MetadataPage, void> {
  const { sortOrder = 'Asc', pageSize = limits.maxMetadataPageSize, signal } = options;
  const seen = new Set<string>();
  let range = filters.dateRange;
  let pageOffset = 0;
  for (;;) {
    const page = await client.invoices.queryMetadata(
      { ...filters, dateRange: range },
      { query: { sortOrder, pageOffset, pageSize }, signal },
    );
    const invoices = page.invoices.filter(({ ksefNumber }) => !seen.has(ksefNumber));
    for (const { ksefNumber } of invoices) seen.add(ksefNumber);
    yield { invoices, permanentStorageHwmDate: page.permanentStorageHwmDate ?? undefined };
    const last = page.invoices.at(-1);
    if (page.hasMore) pageOffset++;
    else if (page.isTruncated && last && invoices.length > 0) {
      const date = boundary(last, range, sortOrder);
      range = sortOrder === 'Asc' ? { ...range, from: date } : { ...range, to: date };
      pageOffset = 0;
    } else return;
  }
}

/** Goes through the metadata of all invoices that match, one by one; see {@link queryMetadataPages}. */
export async function* queryMetadata(
  client: KsefClient,
  filters: InvoiceQueryFilters,
  options: QueryMetadataOptions = {},
): AsyncGenerator<InvoiceMetadata, void> {
  for await (const page of queryMetadataPages(client, filters, options)) yield* page.invoices;
}

// Days are Polish: the earliest start of one is at +02:00, the latest end at +01:00.
function boundary(
  invoice: InvoiceMetadata,
  { dateType }: InvoiceQueryDateRange,
  sortOrder: 'Asc' | 'Desc',
): string {
  if (dateType === 'PermanentStorage') return invoice.permanentStorageDate;
  if (dateType === 'Invoicing') return invoice.invoicingDate;
  return invoice.issueDate + (sortOrder === 'Asc' ? 'T00:00:00+02:00' : 'T23:59:59+01:00');
}
