import { createHash } from 'node:crypto';
import { fetchUpo, isKsefError } from '@skryba/ksef';
import { askAlone } from './alone.ts';
import { addEvent } from './events.ts';
import { changeDelivery, type OpenDelivery } from './store.ts';
import { type DeliveryWork, deliveryKey, inTransaction } from './work.ts';

/** KSeF has no UPO for it (yet). Source: contract, `GET /sessions/{}/invoices/ksef/{}/upo`. */
const noUpoYet = 21178;
const laterMs = 60_000;

/** Fetches and stores the UPO of accepted documents; one that is not ready is asked for again later. */
export async function fetchUpos(work: DeliveryWork, accepted: readonly OpenDelivery[]): Promise<void> {
  for (const delivery of accepted) {
    work.ksef.signal.throwIfAborted();
    const { ksef_number: ksefNumber, session_reference: sessionReferenceNumber } = delivery;
    if (ksefNumber === null || sessionReferenceNumber === null) continue;
    await askAlone(work, [delivery], () =>
      fetchOne(work, delivery.invoice_id, { ksefNumber, sessionReferenceNumber }),
    );
  }
}

async function fetchOne(
  work: DeliveryWork,
  invoiceId: string,
  source: { ksefNumber: string; sessionReferenceNumber: string },
): Promise<void> {
  const key = deliveryKey(work, invoiceId);
  const xml = await fetchIfReady(work, source);
  await inTransaction(work, async (tx) => {
    const now = work.platform.clock.now();
    if (xml === undefined) {
      await changeDelivery(tx, key, { next_try_at: new Date(now.getTime() + laterMs) });
      return;
    }
    await tx
      .insertInto('upos')
      .values({
        company_id: key.companyId,
        environment: key.environment,
        invoice_id: invoiceId,
        xml,
        hash: createHash('sha256').update(xml).digest(),
        fetched_at: now,
      })
      .onConflict((conflict) => conflict.columns(['company_id', 'environment', 'invoice_id']).doNothing())
      .execute();
    await changeDelivery(tx, key, { upo_pending: false, problem: null, next_try_at: null });
    await addEvent(work.platform, tx, key, 'upo-stored');
  });
}

async function fetchIfReady(
  work: DeliveryWork,
  source: { ksefNumber: string; sessionReferenceNumber: string },
): Promise<Buffer | undefined> {
  try {
    return await fetchUpo(work.ksef.client, source);
  } catch (error) {
    if (isKsefError(error) && error.code === noUpoYet) return undefined;
    throw error;
  }
}
