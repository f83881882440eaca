import { setTimeout as pause } from 'node:timers/promises';
import { sessionInvoices } from '@skryba/ksef';
import { isInProgress, type SessionInvoiceStatusResponse } from '@skryba/ksef/contract';
import { askAlone } from './alone.ts';
import { decide } from './decide.ts';
import type { OpenDelivery } from './store.ts';
import { type DeliveryWork, deliveryKey } from './work.ts';

/** Pauses between looks, in milliseconds: quick at first, for processing mostly takes a second or two. */
const pauses = [50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000];

/**
 * Follows documents that KSeF processes until it has decided on them, for some seconds; what takes longer is left to a later run.
 * Asks for whole sessions where they hold several documents, for limits count requests.
 */
export async function followProcessing(
  work: DeliveryWork,
  processing: readonly OpenDelivery[],
): Promise<void> {
  let open = [...processing];
  for (const ms of pauses) {
    open = await lookOnce(work, open);
    if (open.length === 0) return;
    await pause(ms, undefined, { signal: work.ksef.signal });
  }
  await lookOnce(work, open);
}

/** @returns those that KSeF has not decided on */
async function lookOnce(work: DeliveryWork, open: readonly OpenDelivery[]): Promise<OpenDelivery[]> {
  const undecided: OpenDelivery[] = [];
  for (const [session, deliveries] of Map.groupBy(open, (delivery) => delivery.session_reference ?? '')) {
    await askAlone(work, deliveries, async () => {
      const states = await statesOf(work, session, deliveries);
      for (const delivery of deliveries) {
        const state = states.get(delivery.invoice_reference ?? '');
        if (state === undefined || isInProgress(state.status)) undecided.push(delivery);
        else await decide(work, deliveryKey(work, delivery.invoice_id), delivery, state);
      }
    });
  }
  return undecided;
}

async function statesOf(
  { ksef }: DeliveryWork,
  session: string,
  deliveries: readonly OpenDelivery[],
): Promise<Map<string, SessionInvoiceStatusResponse>> {
  const [only, another] = deliveries;
  const states = new Map<string, SessionInvoiceStatusResponse>();
  if (only?.invoice_reference && another === undefined) {
    const state = await ksef.client.sessions.invoiceStatus(session, only.invoice_reference);
    return states.set(only.invoice_reference, state);
  }
  for await (const state of sessionInvoices(ksef.client, session, { signal: ksef.signal })) {
    states.set(state.referenceNumber, state);
  }
  return states;
}
