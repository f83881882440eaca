import { environmentsFor } from '../authorisations/ksef-context.ts';
import { allCompanyIds } from '../companies/directory.ts';
import { withCompany } from '../platform/database/scope.ts';
import type { EnvironmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { startSync } from './start-sync.ts';
import { selectSync } from './store.ts';

/** Starts the fetches that are due: of every company, in every environment where it may receive. */
export async function scheduleSyncs(platform: Platform): Promise<void> {
  for (const companyId of await allCompanyIds(platform)) {
    for (const environment of await dueEnvironments(platform, companyId)) {
      try {
        await startSync(platform, companyId, environment);
      } catch (error) {
        // One company's trouble must not keep the others waiting.
        platform.log.warn({ err: error, companyId, environment }, 'a fetch that was due could not start');
      }
    }
  }
}

function dueEnvironments(platform: Platform, companyId: string): Promise<EnvironmentId[]> {
  const now = platform.clock.now();
  return withCompany(platform, companyId, async (tx) => {
    const due: EnvironmentId[] = [];
    for (const environment of await environmentsFor(tx, companyId, 'receive')) {
      const sync = await selectSync(tx, companyId, environment);
      if (!sync?.next_at || sync.next_at <= now) due.push(environment);
    }
    return due;
  });
}
