import { type ImplementedJob, implementJob } from '../platform/queue/job.ts';
import { deliver } from './deliver.ts';
import { deliverJob, watchDeliveriesJob } from './job-names.ts';
import { watchDeliveries } from './watch-deliveries.ts';

export const jobs: ImplementedJob[] = [
  implementJob(deliverJob, (platform, context, run) => deliver(platform, context, run.signal)),
  implementJob(watchDeliveriesJob, (platform) => watchDeliveries(platform)),
];
