import { type ExpressionBuilder, sql } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Tx } from '../platform/platform.ts';

const rowColumns = [
  'id',
  'environment',
  'ksef_number as ksefNumber',
  'number',
  'issue_date as issueDate',
  'received_at as receivedAt',
  'seller_name as sellerName',
  'seller_nip as sellerNip',
  'net',
  'vat',
  'gross',
  'currency',
  'due_date as dueDate',
  'state',
  'warnings',
] as const;

export type PurchaseView = 'all' | 'new' | 'hidden';

export interface PurchaseFilter {
  companyId: string;
  environment: EnvironmentId;
  view: PurchaseView;
  search: string;
  /** The last row of the page before. */
  after: { receivedAt: Date; id: string } | undefined;
  limit: number;
}

export type PurchaseRowData = Awaited<ReturnType<typeof selectPurchases>>[number];

/** Newest first; hidden ones only in their own view. */
export function selectPurchases(tx: Tx, filter: PurchaseFilter) {
  let query = tx
    .selectFrom('purchases')
    .select(rowColumns)
    .where('company_id', '=', filter.companyId)
    .where('environment', '=', filter.environment)
    .where((row) => inView(row, filter.view));
  for (const word of filter.search.toLowerCase().split(/\s+/).filter(Boolean)) {
    query = query.where('search_text', 'like', `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  }
  const { after } = filter;
  if (after) {
    query = query.where((row) =>
      row(row.refTuple('received_at', 'id'), '<', row.tuple(after.receivedAt, after.id)),
    );
  }
  return query.orderBy('received_at', 'desc').orderBy('id', 'desc').limit(filter.limit).execute();
}

function inView(row: ExpressionBuilder<Database, 'purchases'>, view: PurchaseView) {
  if (view === 'all') return row('state', '<>', 'hidden');
  return row('state', '=', view);
}

export function countPurchases(tx: Tx, companyId: string, environment: EnvironmentId) {
  return tx
    .selectFrom('purchases')
    .select((row) => [
      row.fn.countAll<number>().filterWhere('state', '<>', 'hidden').as('all'),
      row.fn.countAll<number>().filterWhere('state', '=', 'new').as('new'),
      row.fn.countAll<number>().filterWhere('state', '=', 'hidden').as('hidden'),
    ])
    .where('company_id', '=', companyId)
    .where('environment', '=', environment)
    .executeTakeFirstOrThrow();
}

/** One purchase with what only its own page shows. */
export function selectPurchase(tx: Tx, companyId: string, purchaseId: string) {
  return tx
    .selectFrom('purchases')
    .select([
      ...rowColumns,
      'kind',
      'bank_account as bankAccount',
      'seller_address as sellerAddress',
      'lines',
      'rates',
    ])
    .where('company_id', '=', companyId)
    .where('id', '=', purchaseId)
    .executeTakeFirst();
}

export function selectDocument(tx: Tx, companyId: string, purchaseId: string) {
  return tx
    .selectFrom('purchase_documents')
    .select(['xml', 'hash'])
    .where('company_id', '=', companyId)
    .where('purchase_id', '=', purchaseId)
    .executeTakeFirst();
}

/** Which of these KSeF numbers are stored already. */
export async function storedNumbers(
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
  ksefNumbers: readonly string[],
): Promise<Set<string>> {
  if (ksefNumbers.length === 0) return new Set();
  const rows = await tx
    .selectFrom('purchases')
    .select('ksef_number')
    .where('company_id', '=', companyId)
    .where('environment', '=', environment)
    .where('ksef_number', 'in', ksefNumbers)
    .execute();
  return new Set(rows.map((row) => row.ksef_number));
}

/** What is known of a seller from earlier purchases in the environment. */
export function knownOfSeller(
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
  seller: { nip: string; number: string; bankAccount: string | null },
): Promise<{ purchases: number; sameNumber: number; sameAccount: number; withAccount: number }> {
  return tx
    .selectFrom('purchases')
    .select((row) => [
      row.fn.countAll<number>().as('purchases'),
      row.fn.countAll<number>().filterWhere('number', '=', seller.number).as('sameNumber'),
      row.fn.countAll<number>().filterWhere('bank_account', '=', seller.bankAccount).as('sameAccount'),
      row.fn.countAll<number>().filterWhere('bank_account', 'is not', null).as('withAccount'),
    ])
    .where('company_id', '=', companyId)
    .where('environment', '=', environment)
    .where('seller_nip', '=', seller.nip)
    .executeTakeFirstOrThrow();
}

export function selectSync(tx: Tx, companyId: string, environment: EnvironmentId) {
  return tx
    .selectFrom('purchase_syncs')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('environment', '=', environment)
    .executeTakeFirst();
}

/** Makes the row of a fetch, or changes the one that is there. */
export async function putSync(
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
  change: SyncChange,
): Promise<void> {
  await tx
    .insertInto('purchase_syncs')
    .values({ state: 'idle', ...change, company_id: companyId, environment })
    .onConflict((conflict) => conflict.columns(['company_id', 'environment']).doUpdateSet(change))
    .execute();
}

export interface SyncChange {
  state?: 'idle' | 'running' | 'failed';
  started_at?: Date;
  finished_at?: Date | null;
  found?: number;
  added?: number;
  next_at?: Date | null;
  complete_until?: Date;
  failure?: string | null;
}

/** Adds the number of invoices seen and stored by a running fetch. */
export async function addProgress(
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
  progress: { found: number; added: number },
): Promise<void> {
  await tx
    .updateTable('purchase_syncs')
    .set({ found: sql`found + ${progress.found}`, added: sql`added + ${progress.added}` })
    .where('company_id', '=', companyId)
    .where('environment', '=', environment)
    .execute();
}
