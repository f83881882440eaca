import { z } from 'zod';
import { environmentId, id } from '../platform/http/schemas.ts';
import { defineJob } from '../platform/queue/job.ts';

/** Practically for good: a worker that is killed, or a database that is away, never ends the work. */
const untilDone = { limit: 100_000, delaySeconds: 2, maxDelaySeconds: 300, backoff: true };

/** Works off everything of one company that is on its way to one environment. One runs at a time for each context. */
export const deliverJob = defineJob({
  name: 'delivery.deliver',
  schema: z.object({ companyId: id, environment: environmentId }),
  policy: 'singleton',
  retry: untilDone,
  expireSeconds: 600,
  concurrency: 4,
});

/** Finds documents on their way that nobody works on. */
export const watchDeliveriesJob = defineJob({
  name: 'delivery.watch-deliveries',
  schema: z.object({}),
  policy: 'exclusive',
  retry: untilDone,
  schedule: { cron: '*/10 * * * *', data: {} },
});

/** The key that the queue counts deliveries by. */
export function deliveryContext(companyId: string, environment: string): string {
  return `${environment}:${companyId}`;
}
