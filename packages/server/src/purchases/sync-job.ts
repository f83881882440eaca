import { z } from 'zod';
import { environmentId, id } from '../platform/http/schemas.ts';
import { defineJob } from '../platform/queue/job.ts';

/** Brings the purchase invoices of one company in one environment; at most one waits and one runs. */
export const syncPurchasesJob = defineJob({
  name: 'purchases.sync',
  schema: z.object({ companyId: id, environment: environmentId }),
  policy: 'stately',
  retry: { limit: 5, delaySeconds: 15, maxDelaySeconds: 900 },
});

/** Finds the companies whose next fetch is due. */
export const scheduleSyncsJob = defineJob({
  name: 'purchases.schedule-syncs',
  schema: z.object({}),
  policy: 'exclusive',
  schedule: { cron: '*/5 * * * *', data: {} },
});
