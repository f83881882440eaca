import { closeSession, isKsefError, type OnlineSession, openOnlineSession } from '@skryba/ksef';
import { type DeliveryWork, inTransaction } from './work.ts';

/** Opens an interactive session and writes it down, so that a later run can close it. */
export async function openSession(work: DeliveryWork): Promise<OnlineSession> {
  const session = await openOnlineSession(work.ksef.client, { signal: work.ksef.signal });
  await inTransaction(work, (tx) =>
    tx
      .insertInto('delivery_sessions')
      .values({
        company_id: work.companyId,
        environment: work.environment,
        reference: session.referenceNumber,
        opened_at: work.platform.clock.now(),
        valid_until: new Date(session.validUntil),
        closed_at: null,
      })
      .execute(),
  );
  return session;
}

/**
 * Closes a session: nothing can arrive in it any more. One that KSeF has closed or dropped by itself counts as closed.
 * @throws KsefError when KSeF cannot be asked
 */
export async function closeAndRecord(work: DeliveryWork, referenceNumber: string): Promise<void> {
  try {
    await closeSession(work.ksef.client, { referenceNumber });
  } catch (error) {
    if (!isKsefError(error) || (error.kind !== 'refused' && error.kind !== 'gone')) throw error;
  }
  await inTransaction(work, (tx) =>
    tx
      .updateTable('delivery_sessions')
      .set({ closed_at: work.platform.clock.now() })
      .where('company_id', '=', work.companyId)
      .where('environment', '=', work.environment)
      .where('reference', '=', referenceNumber)
      .execute(),
  );
}

/** Closes what an earlier run left open; its keys died with it. */
export async function closeLeftovers(work: DeliveryWork): Promise<void> {
  const left = await inTransaction(work, (tx) =>
    tx
      .selectFrom('delivery_sessions')
      .select('reference')
      .where('company_id', '=', work.companyId)
      .where('environment', '=', work.environment)
      .where('closed_at', 'is', null)
      .execute(),
  );
  for (const { reference } of left) await closeAndRecord(work, reference);
}
