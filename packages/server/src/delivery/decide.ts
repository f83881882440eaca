import { isSuccess, type SessionInvoiceStatusResponse } from '@skryba/ksef/contract';
import { nextTry } from '../authorisations/failure.ts';
import { adoptOriginal } from './adopt-original.ts';
import type { DeliveryKey } from './events.ts';
import { accept, refuse, sendAgainLater } from './record-decision.ts';
import { rejectionOf } from './rejections.ts';
import type { OpenDelivery } from './store.ts';
import { type DeliveryWork, inTransaction, officialStatus } from './work.ts';

/** After this many failures of KSeF's own the user decides. */
const mostTries = 8;

/** Keeps KSeF's decision on a document: accepted, rejected, or broken off and to be sent again. */
export async function decide(
  work: DeliveryWork,
  key: DeliveryKey,
  delivery: Pick<OpenDelivery, 'failed_tries' | 'session_reference'>,
  state: SessionInvoiceStatusResponse,
): Promise<void> {
  const { status, ksefNumber } = state;
  if (isSuccess(status) && ksefNumber) {
    const acceptedAt = new Date(state.acquisitionDate ?? work.platform.clock.now());
    const sessionReference = delivery.session_reference;
    await inTransaction(work, (tx) =>
      accept(work.platform, tx, key, { ksefNumber, acceptedAt, sessionReference }, 'accepted'),
    );
    return;
  }
  if (status.code === 440 && (await adoptOriginal(work, key, status))) return;
  await keepRefusal(work, key, delivery.failed_tries + 1, status);
}

function keepRefusal(
  work: DeliveryWork,
  key: DeliveryKey,
  failedTries: number,
  status: SessionInvoiceStatusResponse['status'],
): Promise<void> {
  const { code, message, remedy, sendAgain } = rejectionOf(status);
  const problem = { code, message, remedy, official: officialStatus(status), nextTryAt: null };
  return inTransaction(work, async (tx) => {
    if (!sendAgain || failedTries >= mostTries) {
      await refuse(work.platform, tx, key, problem);
      return;
    }
    const at = nextTry(work.platform.clock.now(), failedTries, null);
    const waiting = { ...problem, nextTryAt: at.toISOString() };
    await sendAgainLater(work.platform, tx, key, waiting, { at, failedTries });
  });
}
