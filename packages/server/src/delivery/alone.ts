import { isKsefError } from '@skryba/ksef';
import { explainFailure } from '../authorisations/explain-failure.ts';
import { recordTrouble } from './record-trouble.ts';
import type { OpenDelivery } from './store.ts';
import type { DeliveryWork } from './work.ts';

/**
 * Asks KSeF about documents. When it refuses the question itself (a session that it does not know, one that is gone), these
 * documents keep the reason and are asked about later; the others of the run do not suffer for it.
 * @throws every other failure
 */
export async function askAlone(
  work: DeliveryWork,
  documents: readonly OpenDelivery[],
  ask: () => Promise<void>,
): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (!isKsefError(error) || (error.kind !== 'refused' && error.kind !== 'gone')) throw error;
    const { platform, companyId, environment, ksef } = work;
    platform.log.warn({ err: error, companyId, environment }, 'KSeF refused a question about documents');
    const explanation = explainFailure(error, { nip: ksef.nip, environment });
    await recordTrouble(platform, work, documents, { ...explanation, temporary: true });
  }
}
