import { audit } from '../audit/record.ts';
import { isAvailable } from '../authorisations/environments.ts';
import { environmentNotAvailable } from '../authorisations/errors.ts';
import { requireAuthorisation } from '../authorisations/ksef-context.ts';
import { invoiceNotFound, notIssuedYet } from '../invoices/errors.ts';
import type { SignedInUser } from '../platform/http/implement.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import { productionNotConfirmed } from './errors.ts';
import { addEvent, type DeliveryKey } from './events.ts';
import { deliverJob, deliveryContext } from './job-names.ts';
import { changeDelivery, lockDelivery } from './store.ts';

/** What the user asked for. */
export interface SendOrder {
  environment: EnvironmentId;
  confirmedProduction: boolean;
}

/**
 * Queues an issued document for an environment and sends the job that delivers it, in the transaction that it is given.
 * A document that is on its way or accepted there is left alone; one that was refused or is on hold is tried again.
 * @throws AppError `invoice-not-found`, `invoice-not-issued`, `environment-not-available`, `production-confirmation-needed`,
 *   and those of `requireAuthorisation`, before anything is queued
 */
export async function queueDelivery(
  platform: Platform,
  tx: Tx,
  user: SignedInUser,
  companyId: string,
  invoiceId: string,
  order: SendOrder,
): Promise<void> {
  const key = { companyId, environment: order.environment, invoiceId };
  await requireIssued(tx, companyId, invoiceId);
  const existing = await lockDelivery(tx, key);
  if (existing !== undefined && !isStuck(existing)) return;
  await maySend(platform, tx, user, companyId, order);
  await (existing === undefined ? insert(platform, tx, user, key) : tryAgain(platform, tx, key));
  await addEvent(platform, tx, key, 'queued');
  await sendDeliverJob(platform, tx, companyId, order.environment);
  await audit(platform, tx, {
    companyId,
    actor: { kind: 'user', id: user.id },
    action: 'delivery.queued',
    subject: { kind: 'invoice', id: invoiceId },
    details: { environment: order.environment },
  });
}

/** Checks that sending to the environment is possible and confirmed, and keeps the consent to production. */
export async function maySend(
  platform: Platform,
  tx: Tx,
  user: SignedInUser,
  companyId: string,
  { environment, confirmedProduction }: SendOrder,
): Promise<void> {
  if (!isAvailable(platform.config, environment)) throw environmentNotAvailable(environment);
  await requireAuthorisation(tx, { companyId, environment, need: 'issue' });
  if (environment !== 'production') return;
  const consent = await tx
    .selectFrom('production_consents')
    .select('confirmed_at')
    .where('company_id', '=', companyId)
    .executeTakeFirst();
  if (consent !== undefined) return;
  if (!confirmedProduction) throw productionNotConfirmed();
  await tx
    .insertInto('production_consents')
    .values({ company_id: companyId, confirmed_at: platform.clock.now(), confirmed_by: user.id })
    .onConflict((conflict) => conflict.column('company_id').doNothing())
    .execute();
}

/** The job that works off a context; each order sends its own, and one without work ends at once. */
export async function sendDeliverJob(
  platform: Pick<Platform, 'queue'>,
  tx: Tx,
  companyId: string,
  environment: EnvironmentId,
  startAfter?: Date,
): Promise<void> {
  await platform.queue.send(
    tx,
    deliverJob,
    { companyId, environment },
    { singletonKey: deliveryContext(companyId, environment), ...(startAfter ? { startAfter } : {}) },
  );
}

/** Locks the invoice, so that two orders at the same moment are one delivery. */
async function requireIssued(tx: Tx, companyId: string, invoiceId: string): Promise<void> {
  const invoice = await tx
    .selectFrom('invoices')
    .select('state')
    .where('company_id', '=', companyId)
    .where('id', '=', invoiceId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (invoice === undefined) throw invoiceNotFound();
  if (invoice.state !== 'issued') throw notIssuedYet();
}

/** Refused, or waiting with a problem: asking again means trying again. */
function isStuck({ status, problem }: { status: string; problem: unknown }): boolean {
  return status === 'rejected' || (status === 'waiting' && problem !== null);
}

async function insert(
  platform: Pick<Platform, 'clock'>,
  tx: Tx,
  user: SignedInUser,
  key: DeliveryKey,
): Promise<void> {
  const now = platform.clock.now();
  await tx
    .insertInto('deliveries')
    .values({
      company_id: key.companyId,
      environment: key.environment,
      invoice_id: key.invoiceId,
      status: 'waiting',
      since: now,
      queued_at: now,
      queued_by: user.id,
      session_reference: null,
      invoice_reference: null,
      ksef_number: null,
      accepted_at: null,
      problem: null,
      next_try_at: null,
    })
    .execute();
}

async function tryAgain(platform: Pick<Platform, 'clock'>, tx: Tx, key: DeliveryKey): Promise<void> {
  const now = platform.clock.now();
  await changeDelivery(tx, key, {
    status: 'waiting',
    since: now,
    queued_at: now,
    problem: null,
    failed_tries: 0,
    next_try_at: null,
    session_reference: null,
    invoice_reference: null,
  });
}
