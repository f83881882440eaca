import { allCompanyIds } from '../companies/directory.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { Platform, Tx } from '../platform/platform.ts';
import { explain } from './explain-failure.ts';
import { checkConnectionJob } from './job-names.ts';
import { recordFailure } from './record-outcome.ts';
import { type AuthorisationRow, listLiveAuthorisations } from './store.ts';

const dayMs = 24 * 3_600_000;
/** A check that should have run this long ago was lost with its worker. */
const overdueMs = 10 * 60_000;

/** Ends the connections whose validity is over, and checks those that nobody has for a day or whose try is overdue. */
export async function watchConnections(platform: Platform): Promise<void> {
  for (const companyId of await allCompanyIds(platform)) {
    const rows = await withCompany(platform, companyId, (tx) => listLiveAuthorisations(tx, [companyId]));
    for (const row of rows) await watch(platform, row);
  }
}

async function watch(platform: Platform, row: AuthorisationRow): Promise<void> {
  const now = platform.clock.now().getTime();
  const works = row.state === 'active' || row.state === 'failing';
  if (works && row.valid_until !== null && row.valid_until.getTime() <= now) {
    const code = row.method === 'certificate' ? 'certificate-expired' : 'log-in-expired';
    await recordFailure(platform, row, explain(code, row));
    return;
  }
  if (
    now - lastWord(row) > (row.state === 'active' ? dayMs : overdueMs) &&
    (works || row.state === 'verifying')
  ) {
    await withCompany(platform, row.company_id, (tx) => sendCheck(platform, tx, row));
  }
}

/** When something was last known of the connection, or was due to be. */
function lastWord(row: AuthorisationRow): number {
  const due = row.failure?.nextTryAt;
  return due ? Date.parse(due) : (row.last_used_at ?? row.updated_at).getTime();
}

async function sendCheck(platform: Platform, tx: Tx, row: AuthorisationRow): Promise<void> {
  const data = { companyId: row.company_id, authorisationId: row.id };
  await platform.queue.send(tx, checkConnectionJob, data, { singletonKey: row.id });
}
