import { sql } from 'kysely';
import type { Tx } from '../platform/platform.ts';
import type { Delivery } from './contract.ts';
import { upoNotFound } from './errors.ts';
import type { DeliveryKey } from './events.ts';

/** All deliveries of a document with their timelines, the latest first. */
export async function listDeliveries(tx: Tx, companyId: string, invoiceId: string): Promise<Delivery[]> {
  const rows = await tx
    .selectFrom('deliveries')
    .selectAll()
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('upos')
            .select(sql.lit(1).as('one'))
            .whereRef('upos.company_id', '=', 'deliveries.company_id')
            .whereRef('upos.environment', '=', 'deliveries.environment')
            .whereRef('upos.invoice_id', '=', 'deliveries.invoice_id'),
        )
        .as('has_upo'),
    )
    .where('company_id', '=', companyId)
    .where('invoice_id', '=', invoiceId)
    .orderBy('queued_at', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const events = await tx
    .selectFrom('delivery_events')
    .select(['environment', 'at', 'kind', 'message', 'official'])
    .where('company_id', '=', companyId)
    .where(
      'environment',
      'in',
      rows.map((row) => row.environment),
    )
    .where('invoice_id', '=', invoiceId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({
    environment: row.environment,
    status: row.status,
    since: row.since.toISOString(),
    ksefNumber: row.ksef_number,
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    sessionReference: row.session_reference,
    hasUpo: Boolean(row.has_upo),
    problem: row.problem,
    timeline: events
      .filter((event) => event.environment === row.environment)
      .map(({ at, kind, message, official }) => ({ at: at.toISOString(), kind, message, official })),
  }));
}

/** One delivery that is known to be there. */
export async function findDelivery(tx: Tx, key: DeliveryKey): Promise<Delivery> {
  const deliveries = await listDeliveries(tx, key.companyId, key.invoiceId);
  const found = deliveries.find(({ environment }) => environment === key.environment);
  if (found === undefined) throw upoNotFound();
  return found;
}
