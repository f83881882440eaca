import type { Platform, Tx } from '../platform/platform.ts';
import { addEvent, type DeliveryKey, type EventKind } from './events.ts';
import type { StoredProblem } from './problem.ts';
import { changeDelivery } from './store.ts';

type Clocked = Pick<Platform, 'clock'>;

/** KSeF has the document under a number; its UPO is still to be fetched. */
export async function accept(
  platform: Clocked,
  tx: Tx,
  key: DeliveryKey,
  accepted: { ksefNumber: string; acceptedAt: Date; sessionReference: string | null },
  kind: Extract<EventKind, 'accepted' | 'adopted'>,
): Promise<void> {
  await changeDelivery(tx, key, {
    status: 'accepted',
    since: platform.clock.now(),
    ksef_number: accepted.ksefNumber,
    accepted_at: accepted.acceptedAt,
    session_reference: accepted.sessionReference,
    problem: null,
    failed_tries: 0,
    next_try_at: null,
    // KSeF gives a UPO by the session of the document only.
    upo_pending: accepted.sessionReference !== null,
  });
  await addEvent(platform, tx, key, kind, { value: accepted.ksefNumber });
}

/** The document is refused for good: only the user can help. */
export async function refuse(
  platform: Clocked,
  tx: Tx,
  key: DeliveryKey,
  problem: StoredProblem,
): Promise<void> {
  await changeDelivery(tx, key, {
    status: 'rejected',
    since: platform.clock.now(),
    problem: JSON.stringify(problem),
    next_try_at: null,
  });
  await addEvent(platform, tx, key, 'rejected', { official: problem.official });
}

/** KSeF broke off for its own reasons: the document waits for another sending. */
export async function sendAgainLater(
  platform: Clocked,
  tx: Tx,
  key: DeliveryKey,
  problem: StoredProblem,
  next: { at: Date; failedTries: number },
): Promise<void> {
  await changeDelivery(tx, key, {
    status: 'waiting',
    since: platform.clock.now(),
    problem: JSON.stringify(problem),
    failed_tries: next.failedTries,
    next_try_at: next.at,
  });
  await addEvent(platform, tx, key, 'retry', { value: problem.message, official: problem.official });
}
