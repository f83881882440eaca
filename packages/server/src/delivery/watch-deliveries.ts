import { allCompanyIds } from '../companies/directory.ts';
import { withCompany } from '../platform/database/scope.ts';
import { environmentId } from '../platform/http/schemas.ts';
import type { Platform } from '../platform/platform.ts';
import { sendDeliverJob } from './queue-delivery.ts';
import { listDue } from './store.ts';

/** Sends the job for every context with due work, in case its own was lost. */
export async function watchDeliveries(platform: Platform): Promise<void> {
  const now = platform.clock.now();
  for (const companyId of await allCompanyIds(platform)) {
    await withCompany(platform, companyId, async (tx) => {
      for (const environment of environmentId.options) {
        const [due] = await listDue(tx, companyId, environment, now, { limit: 1 });
        if (due !== undefined) await sendDeliverJob(platform, tx, companyId, environment);
      }
    });
  }
}
