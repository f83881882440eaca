import { findInvoiceByHash } from '@skryba/ksef';
import { isInProgress } from '@skryba/ksef/contract';
import { nextTry } from '../authorisations/failure.ts';
import { askAlone } from './alone.ts';
import { addEvent } from './events.ts';
import { closeAndRecord } from './sessions.ts';
import { changeDelivery, closeAttempt, documentOf, type OpenDelivery } from './store.ts';
import { type DeliveryWork, deliveryKey, inTransaction } from './work.ts';

/**
 * Finds out what became of documents whose answer was lost: by their hash, in the session that they were sent in.
 * Only when that session is closed and finished without them do they wait for sending again.
 * @throws KsefError when KSeF cannot be asked; they stay `sending`
 */
export async function resolveLost(work: DeliveryWork, lost: readonly OpenDelivery[]): Promise<void> {
  for (const delivery of lost) {
    work.ksef.signal.throwIfAborted();
    const session = delivery.session_reference;
    if (session !== null) await askAlone(work, [delivery], () => resolve(work, delivery, session));
  }
}

async function resolve(work: DeliveryWork, delivery: OpenDelivery, session: string): Promise<void> {
  const { client } = work.ksef;
  const { invoice_id } = delivery;
  const key = deliveryKey(work, invoice_id);
  const { hash } = await inTransaction(work, (tx) => documentOf(tx, work.companyId, invoice_id));
  await closeAndRecord(work, session);
  // The state of the session comes first: what is not listed after its end never arrived.
  const { status } = await client.sessions.status(session);
  const found = await findInvoiceByHash(client, session, hash.toString('base64'));
  if (found === undefined && isInProgress(status)) return;
  await inTransaction(work, async (tx) => {
    const now = work.platform.clock.now();
    await closeAttempt(tx, key, now, found === undefined ? 'not-found' : 'found');
    if (found === undefined) {
      await changeDelivery(tx, key, {
        status: 'waiting',
        since: now,
        session_reference: null,
        ...laterWhenRepeated(now, delivery.failed_tries),
      });
      await addEvent(work.platform, tx, key, 'not-found');
      return;
    }
    const invoice_reference = found.referenceNumber;
    await changeDelivery(tx, key, { status: 'processing', since: now, invoice_reference });
    await addEvent(work.platform, tx, key, 'looked-up', { value: invoice_reference });
  });
}

/** The first lost answer is made good at once; further ones wait longer and longer. */
function laterWhenRepeated(now: Date, failedTries: number) {
  const next = failedTries === 0 ? null : nextTry(now, failedTries, null);
  return { failed_tries: failedTries + 1, next_try_at: next };
}
