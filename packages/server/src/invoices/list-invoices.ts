import { type Expression, type SqlBool, sql } from 'kysely';
import { withCompany } from '../platform/database/scope.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import { requireCompany } from './company.ts';
import type { InvoiceRow } from './contract.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { presentColumns } from './read-invoice.ts';
import { containing } from './search.ts';
import { type Counts, readTallies, type View } from './tallies.ts';

export interface ListRequest {
  environment?: EnvironmentId | undefined;
  view: View;
  search: string;
  from?: string | undefined;
  to?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

export interface InvoiceList {
  items: InvoiceRow[];
  nextCursor: string | null;
  counts: Counts;
  sums: { currency: string; gross: string }[];
}

/** A selection within one company, with its cursor read. */
interface Selection extends Omit<ListRequest, 'cursor' | 'environment'> {
  companyId: string;
  environment: EnvironmentId | null;
  cursor: Cursor | undefined;
}

/**
 * One page of documents, newest first, with the status of delivery in one environment. Counts are those of the company in that
 * environment, whatever is searched; sums are those of the selection.
 */
export function listInvoices(
  platform: Platform,
  companyId: string,
  request: ListRequest,
): Promise<InvoiceList> {
  return withCompany(platform, companyId, async (tx) => {
    const environment = request.environment ?? (await requireCompany(tx, companyId)).environment;
    const selection = { ...request, companyId, environment, cursor: readCursor(request.cursor) };
    const { counts, sums } = await readTallies(tx, companyId, environment);
    // A view that is known to end is not searched beyond its end.
    const most = Math.min(request.limit + 1, counts[countOf[request.view]]);
    const rows = most === 0 ? [] : await selectPage(tx, selection, most);
    const items = rows.slice(0, request.limit);
    const last = rows.length > request.limit ? items.at(-1) : undefined;
    return {
      items: items.map((row) => presentRow(row, environment)),
      nextCursor: last === undefined ? null : writeCursor(last),
      counts,
      sums: isNarrowed(request) ? await sumSelection(tx, selection) : sums[countOf[request.view]],
    };
  });
}

const countOf = {
  all: 'all',
  'to-send': 'toSend',
  attention: 'attention',
  unpaid: 'unpaid',
  drafts: 'drafts',
} as const satisfies Record<View, keyof Counts>;

function isNarrowed({ search, from, to }: ListRequest): boolean {
  return search !== '' || from !== undefined || to !== undefined;
}

type PageRow = Awaited<ReturnType<typeof selectPage>>[number];

function presentRow(row: PageRow, environment: EnvironmentId | null): InvoiceRow {
  return {
    ...presentColumns(row),
    status: row.status ?? row.state,
    environment,
    ksefNumber: row.ksef_number,
    statusSince: (row.since ?? row.issued_at ?? row.updated_at).toISOString(),
    reason: row.problem?.message ?? null,
  };
}

function selectPage(tx: Tx, selection: Selection, limit: number) {
  return narrowed(tx, selection)
    .select([
      'invoices.id',
      'invoices.state',
      'invoices.kind',
      'invoices.number',
      'invoices.issue_date',
      'invoices.position',
      'invoices.buyer_name',
      'invoices.buyer_nip',
      'invoices.net',
      'invoices.vat',
      'invoices.gross',
      'invoices.currency',
      'invoices.due_date',
      'invoices.paid_on',
      'invoices.issued_at',
      'invoices.updated_at',
      'deliveries.status',
      'deliveries.since',
      'deliveries.ksef_number',
      'deliveries.problem',
    ])
    .orderBy('invoices.issue_date', 'desc')
    .orderBy('invoices.position', 'desc')
    .limit(limit)
    .execute();
}

function sumSelection(tx: Tx, selection: Selection): Promise<{ currency: string; gross: string }[]> {
  return narrowed(tx, { ...selection, cursor: undefined })
    .select(['invoices.currency', (select) => select.fn.sum<string>('invoices.gross').as('gross')])
    .groupBy('invoices.currency')
    .orderBy('invoices.currency')
    .execute();
}

/** The documents of the selection, with their delivery in its environment. */
function narrowed(tx: Tx, selection: Selection) {
  const { companyId, environment, view, search, from, to, cursor } = selection;
  return tx
    .selectFrom('invoices')
    .leftJoin('deliveries', (join) =>
      join
        .onRef('deliveries.company_id', '=', 'invoices.company_id')
        .on('deliveries.environment', '=', environment)
        .onRef('deliveries.invoice_id', '=', 'invoices.id'),
    )
    .where('invoices.company_id', '=', companyId)
    .where(inView(view))
    .$if(search !== '', (query) => query.where('invoices.search_text', 'like', containing(search)))
    .$if(from !== undefined, (query) => query.where('invoices.issue_date', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('invoices.issue_date', '<=', to ?? ''))
    .$if(cursor !== undefined, (query) =>
      query.where(
        sql<SqlBool>`(invoices.issue_date, invoices.position) < (${cursor?.issueDate}::date, ${cursor?.position}::bigint)`,
      ),
    );
}

const views: Readonly<Record<View, Expression<SqlBool>>> = {
  all: sql<SqlBool>`true`,
  drafts: sql<SqlBool>`invoices.state = 'draft'`,
  unpaid: sql<SqlBool>`invoices.state = 'issued' and invoices.paid_on is null`,
  'to-send': sql<SqlBool>`invoices.state = 'issued' and deliveries.invoice_id is null`,
  attention: sql<SqlBool>`(deliveries.status = 'rejected' or deliveries.problem is not null)`,
};

function inView(view: View): Expression<SqlBool> {
  return views[view];
}
