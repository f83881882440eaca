import type { Platform, Tx } from '../platform/platform.ts';
import { checkConnectionJob } from './job-names.ts';
import { type AuthorisationRow, changeAuthorisation } from './store.ts';

/** Puts a connection back to its beginning and queues its check, in the transaction that it is given. */
export async function startVerification(
  platform: Pick<Platform, 'clock' | 'queue'>,
  tx: Tx,
  row: Pick<AuthorisationRow, 'company_id' | 'id'>,
): Promise<void> {
  await changeAuthorisation(tx, platform.clock.now(), row, {
    state: 'verifying',
    steps_done: [],
    failure: null,
    failed_tries: 0,
  });
  const data = { companyId: row.company_id, authorisationId: row.id };
  await platform.queue.send(tx, checkConnectionJob, data, {
    singletonKey: row.id,
  });
}
