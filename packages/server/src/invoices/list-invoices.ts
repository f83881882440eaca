import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import type { DeliveryTable } from '../delivery/tables.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import { requireCompany } from './company.ts';
import type { InvoiceRow } from './contract.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import { presentColumns } from './read-invoice.ts';
import { containing } from './search.ts';
import { type Counts, readTallies, type Sums, type View } from './tallies.ts';

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
  sums: Sums;
}

/** A selection within one company, with its cursor read. */
interface Selection extends Omit<ListRequest, 'cursor' | 'environment'> {
  companyId: string;
  environment: EnvironmentId | null;
  cursor: Cursor | undefined;
  /** The only documents that can be in the view, where they are known to be few. */
  among: string[] | undefined;
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
    const { counts, sums } = await readTallies(tx, companyId, environment);
    const selection = {
      ...request,
      companyId,
      environment,
      cursor: readCursor(request.cursor),
      among: await fewInView(tx, companyId, environment, request.view, counts),
    };
    // A view that is known to end is not searched beyond its end.
    const most = Math.min(request.limit + 1, counts[countOf[request.view]]);
    const found = await findPage(tx, selection, most);
    const items = found.rows.slice(0, request.limit);
    const last = found.rows.length > request.limit ? items.at(-1) : undefined;
    const deliveries = await deliveriesOf(tx, selection, items);
    return {
      items: items.map((row) => presentRow(row, environment, deliveries.get(row.id))),
      nextCursor: last === undefined ? null : writeCursor(last),
      counts,
      sums: found.sums ?? sums[countOf[request.view]],
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

/** The rows of the page, and the sums of a selection that is narrower than its view. */
async function findPage(
  tx: Tx,
  selection: Selection,
  limit: number,
): Promise<{ rows: PageRow[]; sums?: Sums }> {
  if (limit === 0) return { rows: [] };
  const { search, from, to } = selection;
  if (search === '' && from === undefined && to === undefined) {
    return { rows: await selectPage(narrowed(tx, selection).where(after(selection.cursor)), limit) };
  }
  const { ids, sums } = await searchOnce(tx, selection, limit);
  const rows = await selectPage(narrowed(tx, { ...selection, search: '', among: ids }), limit);
  return { rows, sums };
}

/** One pass over the selection for both: the documents of the page and the sums of all. */
async function searchOnce(
  tx: Tx,
  selection: Selection,
  limit: number,
): Promise<{ ids: string[]; sums: Sums }> {
  const found = narrowed(tx, selection).select(['id', 'issue_date', 'position', 'currency', 'gross']);
  const answer = await sql<{ ids: string[]; sums: Sums }>`
    with found as materialized (${found})
    select array(select id from found where ${after(selection.cursor)}
                  order by issue_date desc, position desc limit ${limit}) as ids,
           (select coalesce(jsonb_agg(jsonb_build_object('currency', currency, 'gross', gross::text) order by currency), '[]')
              from (select currency, sum(gross) as gross from found group by currency) as sums) as sums`.execute(
    tx,
  );
  const [row = { ids: [], sums: [] }] = answer.rows;
  return row;
}

/** Below this many it is quicker to look each document up than to walk the list for them. */
const few = 1_000;

/** Documents that need attention lie anywhere in the list: while they are few, they are found from their deliveries. */
async function fewInView(
  tx: Tx,
  companyId: string,
  environment: EnvironmentId | null,
  view: View,
  counts: Counts,
): Promise<string[] | undefined> {
  if (view !== 'attention' || environment === null || counts.attention > few) return undefined;
  const rows = await tx
    .selectFrom('deliveries')
    .select('invoice_id')
    .where('company_id', '=', companyId)
    .where('environment', '=', environment)
    .where(needsAttention)
    .execute();
  return rows.map((row) => row.invoice_id);
}

const needsAttention = sql<SqlBool>`(deliveries.status = 'rejected' or deliveries.problem is not null)`;

type PageRow = Awaited<ReturnType<typeof selectPage>>[number];
type PageDelivery = Pick<Selectable<DeliveryTable>, 'status' | 'since' | 'ksef_number' | 'problem'>;

function presentRow(
  row: PageRow,
  environment: EnvironmentId | null,
  delivery: PageDelivery | undefined,
): InvoiceRow {
  return {
    ...presentColumns(row),
    status: delivery?.status ?? row.state,
    environment,
    ksefNumber: delivery?.ksef_number ?? null,
    statusSince: (delivery?.since ?? row.issued_at ?? row.updated_at).toISOString(),
    reason: delivery?.problem?.message ?? null,
  };
}

function selectPage(selected: ReturnType<typeof narrowed>, limit: number) {
  return selected
    .select([
      'id',
      'state',
      'kind',
      'number',
      'issue_date',
      'position',
      'buyer_name',
      'buyer_nip',
      'net',
      'vat',
      'gross',
      'currency',
      'due_date',
      'paid_on',
      'issued_at',
      'updated_at',
    ])
    .orderBy('issue_date', 'desc')
    .orderBy('position', 'desc')
    .limit(limit)
    .execute();
}

async function deliveriesOf(
  tx: Tx,
  { companyId, environment }: Selection,
  rows: readonly PageRow[],
): Promise<Map<string, PageDelivery>> {
  if (environment === null || rows.length === 0) return new Map();
  const ids = rows.map((row) => row.id);
  const deliveries = await tx
    .selectFrom('deliveries')
    .select(['invoice_id', 'status', 'since', 'ksef_number', 'problem'])
    .where('company_id', '=', companyId)
    .where('environment', '=', environment)
    .where('invoice_id', 'in', ids)
    .execute();
  return new Map(deliveries.map((delivery) => [delivery.invoice_id, delivery]));
}

/** The documents of the selection, without their deliveries: a join could lead the planner away from the list's own index. */
function narrowed(tx: Tx, { companyId, environment, view, search, from, to, among }: Selection) {
  return tx
    .selectFrom('invoices')
    .where('company_id', '=', companyId)
    .where(inView(view, environment))
    .$if(among !== undefined, (query) => query.where('id', '=', sql<string>`any(${among ?? []}::uuid[])`))
    .$if(search !== '', (query) => query.where('search_text', 'like', containing(search)))
    .$if(from !== undefined, (query) => query.where('issue_date', '>=', from ?? ''))
    .$if(to !== undefined, (query) => query.where('issue_date', '<=', to ?? ''));
}

/** What comes after the page before. */
function after(cursor: Cursor | undefined): Expression<SqlBool> {
  if (cursor === undefined) return sql<SqlBool>`true`;
  return sql<SqlBool>`(issue_date, position) < (${cursor.issueDate}::date, ${cursor.position}::bigint)`;
}

function inView(view: View, environment: EnvironmentId | null): Expression<SqlBool> {
  const views: Record<View, Expression<SqlBool>> = {
    all: sql<SqlBool>`true`,
    drafts: sql<SqlBool>`state = 'draft'`,
    unpaid: sql<SqlBool>`state = 'issued' and paid_on is null`,
    'to-send': sql<SqlBool>`state = 'issued' and ${deliveriesWhere(environment, sql<SqlBool>`true`)} = 0`,
    attention: sql<SqlBool>`${deliveriesWhere(environment, needsAttention)} > 0`,
  };
  return views[view];
}

/** A count, not `exists`: the planner then asks for each row as the list is walked, and stops with the page. */
function deliveriesWhere(environment: EnvironmentId | null, condition: Expression<SqlBool>) {
  return sql<number>`(select count(*) from deliveries where deliveries.company_id = invoices.company_id
    and deliveries.environment = ${environment} and deliveries.invoice_id = invoices.id and ${condition})`;
}
