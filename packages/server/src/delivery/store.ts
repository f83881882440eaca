import type { Selectable, Updateable } from 'kysely';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Tx } from '../platform/platform.ts';
import type { DeliveryStatus } from './contract.ts';
import type { DeliveryKey } from './events.ts';
import type { DeliveryTable } from './tables.ts';

export type DeliveryRow = Selectable<DeliveryTable>;
export type DeliveryChange = Omit<Updateable<DeliveryTable>, 'company_id' | 'environment' | 'invoice_id'>;

/** A document of the context that the job has something to do with. */
export type OpenDelivery = Pick<
  DeliveryRow,
  | 'invoice_id'
  | 'status'
  | 'since'
  | 'session_reference'
  | 'invoice_reference'
  | 'ksef_number'
  | 'failed_tries'
  | 'upo_pending'
>;

export function keyOf(row: Pick<DeliveryRow, 'company_id' | 'environment' | 'invoice_id'>): DeliveryKey {
  return { companyId: row.company_id, environment: row.environment, invoiceId: row.invoice_id };
}

export async function lockDelivery(tx: Tx, key: DeliveryKey): Promise<DeliveryRow | undefined> {
  return tx
    .selectFrom('deliveries')
    .selectAll()
    .where('company_id', '=', key.companyId)
    .where('environment', '=', key.environment)
    .where('invoice_id', '=', key.invoiceId)
    .forUpdate()
    .executeTakeFirst();
}

export async function changeDelivery(tx: Tx, key: DeliveryKey, change: DeliveryChange): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set(change)
    .where('company_id', '=', key.companyId)
    .where('environment', '=', key.environment)
    .where('invoice_id', '=', key.invoiceId)
    .execute();
}

/**
 * What is on its way in a context, oldest first. A waiting one on hold (a problem without a next try) is left out, and so is
 * everything whose next try is not due. With `status`, only those: many of one kind never crowd out another.
 */
export function listDue(
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
  now: Date,
  { status, limit }: { status?: DeliveryStatus | undefined; limit: number },
): Promise<OpenDelivery[]> {
  return tx
    .selectFrom('deliveries')
    .select([
      'invoice_id',
      'status',
      'since',
      'session_reference',
      'invoice_reference',
      'ksef_number',
      'failed_tries',
      'upo_pending',
    ])
    .where('company_id', '=', companyId)
    .where('environment', '=', environment)
    .where((where) =>
      where.or([
        where('status', 'in', ['waiting', 'sending', 'processing']),
        where('upo_pending', '=', true),
      ]),
    )
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'waiting'))
    .where((where) =>
      where.or([
        where('next_try_at', '<=', now),
        where.and([
          where('next_try_at', 'is', null),
          where.or([where('status', '<>', 'waiting'), where('problem', 'is', null)]),
        ]),
      ]),
    )
    .orderBy('queued_at')
    .limit(limit)
    .execute();
}

/** When the next of the context's tries is due; undefined when nothing waits for one. */
export async function nextDue(
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('deliveries')
    .select((select) => select.fn.min('next_try_at').as('at'))
    .where('company_id', '=', companyId)
    .where('environment', '=', environment)
    .where((where) =>
      where.or([
        where('status', 'in', ['waiting', 'sending', 'processing']),
        where('upo_pending', '=', true),
      ]),
    )
    .executeTakeFirst();
  return row?.at ?? undefined;
}

/** The XML of an issued invoice with its hash, for sending. */
export function documentOf(
  tx: Tx,
  companyId: string,
  invoiceId: string,
): Promise<{ xml: Buffer; hash: Buffer }> {
  return tx
    .selectFrom('invoice_documents')
    .select(['xml', 'hash'])
    .where('company_id', '=', companyId)
    .where('invoice_id', '=', invoiceId)
    .executeTakeFirstOrThrow();
}

/** Keeps that the answer to an attempt is known now. */
export async function closeAttempt(
  tx: Tx,
  key: DeliveryKey,
  now: Date,
  outcome: 'sent' | 'refused' | 'not-sent' | 'found' | 'not-found',
): Promise<void> {
  await tx
    .updateTable('delivery_attempts')
    .set({ outcome, finished_at: now })
    .where('company_id', '=', key.companyId)
    .where('environment', '=', key.environment)
    .where('invoice_id', '=', key.invoiceId)
    .where('outcome', 'is', null)
    .execute();
}
