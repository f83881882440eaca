import { z } from 'zod';
import { defineJob } from '../platform/queue/job.ts';

/** Practically for good: a worker that is killed, or a database that is away, never ends the work. */
const untilDone = { limit: 100_000, delaySeconds: 2, maxDelaySeconds: 300, backoff: true };

/** Checks one connection with KSeF; its outcome, good or bad, is kept beside the authorisation. */
export const checkConnectionJob = defineJob({
  name: 'authorisations.check-connection',
  schema: z.object({ companyId: z.uuid(), authorisationId: z.uuid() }),
  policy: 'singleton',
  retry: untilDone,
  expireSeconds: 300,
});

/** Looks after all connections: the end of their validity, and those that nobody checked for a day. */
export const watchConnectionsJob = defineJob({
  name: 'authorisations.watch-connections',
  schema: z.object({}),
  policy: 'exclusive',
  retry: untilDone,
  schedule: { cron: '7 * * * *', data: {} },
});
