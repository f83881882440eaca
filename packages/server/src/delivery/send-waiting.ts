import { isKsefError, type KsefError, type OnlineSession, sendInvoice } from '@skryba/ksef';
import { explainFailure } from '../authorisations/explain-failure.ts';
import { requireAuthorisation } from '../authorisations/ksef-context.ts';
import type { Tx } from '../platform/platform.ts';
import { connectionReplaced } from './errors.ts';
import { addEvent, type DeliveryKey } from './events.ts';
import { refuse } from './record-decision.ts';
import { closeAndRecord, openSession } from './sessions.ts';
import { changeDelivery, closeAttempt, documentOf, lockDelivery, type OpenDelivery } from './store.ts';
import { type DeliveryWork, deliveryKey, inTransaction } from './work.ts';

/** KSeF's answers that end the session, not the document. Source: contract, `POST /sessions/online/{}/invoices`. */
const sessionIsOver = new Set<unknown>([21155, 21173, 21180, 21184]);

/**
 * Sends what waits in one interactive session, one document after another. It stops at the first answer that is lost: that
 * document stays `sending`, to be looked up.
 * @throws KsefError when KSeF says that going on makes no sense now
 */
export async function sendWaiting(work: DeliveryWork, waiting: readonly OpenDelivery[]): Promise<void> {
  if (waiting.length === 0) return;
  const session = await openSession(work);
  try {
    for (const delivery of waiting) {
      work.ksef.signal.throwIfAborted();
      const isAnswered = await sendOne(work, session, deliveryKey(work, delivery.invoice_id));
      if (!isAnswered) break;
    }
  } finally {
    await closeQuietly(work, session);
  }
}

/** The first error tells more than a close that fails after it; the next run closes what is left. */
async function closeQuietly(work: DeliveryWork, { referenceNumber }: OnlineSession): Promise<void> {
  try {
    await closeAndRecord(work, referenceNumber);
  } catch (error) {
    work.platform.log.warn({ err: error, referenceNumber }, 'A session with KSeF stays open for now');
  }
}

/** @returns false when nobody knows whether KSeF has the document */
async function sendOne(work: DeliveryWork, session: OnlineSession, key: DeliveryKey): Promise<boolean> {
  const xml = await recordAttempt(work, session, key);
  if (xml === undefined) return true;
  try {
    const sent = await sendInvoice(work.ksef.client, session, xml, { signal: work.ksef.signal });
    await recordSent(work, key, sent.referenceNumber);
  } catch (error) {
    if (!isKsefError(error)) throw error;
    if (!isAnswer(error)) {
      work.platform.log.warn({ err: error, ...key }, 'The answer to sending a document was lost');
      await inTransaction(work, (tx) => addEvent(work.platform, tx, key, 'answer-lost'));
      return false;
    }
    await recordRefusal(work, key, error);
  }
  return true;
}

/** A connection that was removed while the run went on sends nothing more. */
async function requireSameConnection({ companyId, environment, ksef }: DeliveryWork, tx: Tx): Promise<void> {
  const { id } = await requireAuthorisation(tx, { companyId, environment, need: 'issue' });
  if (id !== ksef.authorisationId) throw connectionReplaced();
}

/** Written before the request leaves: whatever happens to the answer, the attempt is known. */
function recordAttempt(
  work: DeliveryWork,
  session: OnlineSession,
  key: DeliveryKey,
): Promise<Uint8Array | undefined> {
  return inTransaction(work, async (tx) => {
    const row = await lockDelivery(tx, key);
    if (row?.status !== 'waiting') return undefined;
    await requireSameConnection(work, tx);
    const now = work.platform.clock.now();
    await changeDelivery(tx, key, {
      status: 'sending',
      since: now,
      session_reference: session.referenceNumber,
      invoice_reference: null,
      problem: null,
      next_try_at: null,
    });
    await tx
      .insertInto('delivery_attempts')
      .values({
        company_id: key.companyId,
        environment: key.environment,
        invoice_id: key.invoiceId,
        session_reference: session.referenceNumber,
        started_at: now,
        finished_at: null,
        outcome: null,
      })
      .execute();
    await addEvent(work.platform, tx, key, 'sending', { value: session.referenceNumber });
    return (await documentOf(tx, key.companyId, key.invoiceId)).xml;
  });
}

function recordSent(work: DeliveryWork, key: DeliveryKey, reference: string): Promise<void> {
  return inTransaction(work, async (tx) => {
    const now = work.platform.clock.now();
    await closeAttempt(tx, key, now, 'sent');
    await changeDelivery(tx, key, { status: 'processing', since: now, invoice_reference: reference });
    await addEvent(work.platform, tx, key, 'sent', { value: reference });
  });
}

/** Whether KSeF certainly does not have the document: it said so, or was never reached. */
function isAnswer(error: KsefError): boolean {
  if (error.notSent) return true;
  return ['refused', 'rateLimited', 'unauthorised', 'forbidden', 'configuration', 'credentials'].includes(
    error.kind,
  );
}

/** @throws the error again unless it is about this document alone */
async function recordRefusal(work: DeliveryWork, key: DeliveryKey, error: KsefError): Promise<void> {
  const aboutDocument = error.kind === 'refused' && !sessionIsOver.has(error.code);
  await inTransaction(work, async (tx) => {
    const now = work.platform.clock.now();
    await closeAttempt(tx, key, now, error.kind === 'refused' ? 'refused' : 'not-sent');
    if (aboutDocument) {
      const { code, message, remedy, official } = explainFailure(error, {
        nip: work.ksef.nip,
        environment: work.environment,
      });
      await refuse(work.platform, tx, key, { code, message, remedy, official, nextTryAt: null });
      return;
    }
    await changeDelivery(tx, key, { status: 'waiting', since: now });
    await addEvent(work.platform, tx, key, 'not-sent');
  });
  if (!aboutDocument) throw error;
}
