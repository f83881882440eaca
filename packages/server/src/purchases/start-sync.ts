import { requireAuthorisation } from '../authorisations/ksef-context.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import type { PurchaseSync } from './contract.ts';
import { presentSync } from './present.ts';
import { putSync, selectSync } from './store.ts';
import { syncPurchasesJob } from './sync-job.ts';

/** A fetch that has run longer than this was cut off for good. */
const staleAfterMs = 30 * 60_000;

/**
 * Starts a fetch in the background; one that is running goes on.
 * @throws AppError when the company has no connection there that may receive
 */
export function startSync(
  platform: Pick<Platform, 'db' | 'queue' | 'clock'>,
  companyId: string,
  environment: EnvironmentId,
): Promise<PurchaseSync> {
  return withCompany(platform, companyId, async (tx) => {
    await requireAuthorisation(tx, { companyId, environment, need: 'receive' });
    const now = platform.clock.now();
    const current = await selectSync(tx, companyId, environment);
    const since = current?.state === 'running' ? (current.started_at?.getTime() ?? 0) : 0;
    if (now.getTime() - since > staleAfterMs) {
      await putSync(tx, companyId, environment, {
        state: 'running',
        started_at: now,
        finished_at: null,
        found: 0,
        added: 0,
        failure: null,
        next_at: null,
      });
      await platform.queue.send(
        tx,
        syncPurchasesJob,
        { companyId, environment },
        { singletonKey: `${environment}:${companyId}` },
      );
    }
    return presentSync(environment, await selectSync(tx, companyId, environment));
  });
}

/** How the last fetch went, and when the next one comes. */
export function getSync(
  platform: Pick<Platform, 'db'>,
  companyId: string,
  environment: EnvironmentId,
): Promise<PurchaseSync> {
  return withCompany(platform, companyId, async (tx) =>
    presentSync(environment, await selectSync(tx, companyId, environment)),
  );
}
