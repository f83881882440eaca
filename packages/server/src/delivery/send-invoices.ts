import { sql } from 'kysely';
import { audit } from '../audit/record.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { SignedInUser } from '../platform/http/implement.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import { eventMessage } from './events.ts';
import { maySend, type SendOrder, sendDeliverJob } from './queue-delivery.ts';

export interface BulkOrder extends SendOrder {
  invoiceIds?: string[] | undefined;
  /** All issued documents of this legal date, `YYYY-MM-DD`. */
  issueDate?: string | undefined;
}

/**
 * Queues the chosen documents, or all of a day, that were not sent to the environment yet. Drafts and documents that are there
 * already are skipped and counted; so are those that KSeF refused or that are on hold, which are counted apart as well.
 * @throws AppError those of `maySend`
 */
export function sendInvoices(
  platform: Platform,
  user: SignedInUser,
  companyId: string,
  order: BulkOrder,
): Promise<{ queued: number; skipped: number; needAttention: number }> {
  return withCompany(platform, companyId, async (tx) => {
    await maySend(platform, tx, user, companyId, order);
    const chosen = await countChosen(tx, companyId, order);
    const needAttention = await countStuck(tx, companyId, order);
    const queued = await queueChosen(platform, tx, user, companyId, order);
    if (queued > 0) {
      await sendDeliverJob(platform, tx, companyId, order.environment);
      await audit(platform, tx, {
        companyId,
        actor: { kind: 'user', id: user.id },
        action: 'delivery.queued-many',
        details: { environment: order.environment, queued },
      });
    }
    return { queued, skipped: chosen - queued, needAttention };
  });
}

function chosenInvoices(tx: Tx, companyId: string, { invoiceIds, issueDate }: BulkOrder) {
  return tx
    .selectFrom('invoices')
    .where('invoices.company_id', '=', companyId)
    .$if(invoiceIds !== undefined, (query) =>
      query.where('invoices.id', '=', sql<string>`any(${invoiceIds ?? []}::uuid[])`),
    )
    .$if(issueDate !== undefined, (query) => query.where('invoices.issue_date', '=', issueDate ?? ''))
    .$if(invoiceIds === undefined && issueDate === undefined, (query) => query.where(sql<boolean>`false`));
}

async function countChosen(tx: Tx, companyId: string, order: BulkOrder): Promise<number> {
  const { count } = await chosenInvoices(tx, companyId, order)
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** Documents that KSeF refused, or that wait for the user: a bulk order leaves them alone. */
async function countStuck(tx: Tx, companyId: string, order: BulkOrder): Promise<number> {
  const { count } = await chosenInvoices(tx, companyId, order)
    .innerJoin('deliveries', (join) =>
      join
        .onRef('deliveries.company_id', '=', 'invoices.company_id')
        .onRef('deliveries.invoice_id', '=', 'invoices.id')
        .on('deliveries.environment', '=', order.environment),
    )
    .where((where) =>
      where.or([
        where('deliveries.status', '=', 'rejected'),
        where.and([
          where('deliveries.status', '=', 'waiting'),
          where('deliveries.problem', 'is not', null),
          where('deliveries.next_try_at', 'is', null),
        ]),
      ]),
    )
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

async function queueChosen(
  platform: Pick<Platform, 'clock'>,
  tx: Tx,
  user: SignedInUser,
  companyId: string,
  order: BulkOrder,
): Promise<number> {
  const now = platform.clock.now();
  const inserted = await tx
    .insertInto('deliveries')
    .columns(['company_id', 'environment', 'invoice_id', 'status', 'since', 'queued_at', 'queued_by'])
    .expression(
      chosenInvoices(tx, companyId, order)
        .where('invoices.state', '=', 'issued')
        .select([
          'invoices.company_id',
          sql.val(order.environment).as('environment'),
          'invoices.id',
          sql.lit('waiting').as('status'),
          sql<Date>`${now}::timestamptz`.as('since'),
          sql<Date>`${now}::timestamptz`.as('queued_at'),
          sql.val(user.id).as('queued_by'),
        ])
        .orderBy('invoices.position'),
    )
    .onConflict((conflict) => conflict.columns(['company_id', 'environment', 'invoice_id']).doNothing())
    .returning('invoice_id')
    .execute();
  if (inserted.length === 0) return 0;
  const message = JSON.stringify(eventMessage('queued', ''));
  await sql`
    insert into delivery_events (company_id, environment, invoice_id, at, kind, message)
    select ${companyId}::uuid, ${order.environment}, id, ${now}::timestamptz, 'queued', ${message}::jsonb
      from unnest(${inserted.map((row) => row.invoice_id)}::uuid[]) as id`.execute(tx);
  return inserted.length;
}
