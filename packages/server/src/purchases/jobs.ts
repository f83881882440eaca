import { type ImplementedJob, implementJob } from '../platform/queue/job.ts';
import { scheduleSyncs } from './schedule-syncs.ts';
import { scheduleSyncsJob, syncPurchasesJob } from './sync-job.ts';
import { syncPurchases } from './sync-purchases.ts';

export const purchaseJobs: ImplementedJob[] = [
  implementJob(syncPurchasesJob, (platform, context) => syncPurchases(platform, context)),
  implementJob(scheduleSyncsJob, (platform) => scheduleSyncs(platform)),
];
