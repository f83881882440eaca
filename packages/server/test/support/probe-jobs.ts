import { z } from 'zod';
import { withContextLock } from '../../src/platform/database/context-lock.ts';
import { defineJob, implementJob } from '../../src/platform/queue/job.ts';

/** A job that says what it does in a table `probe(run text)`, and hangs in its first run when told to. */
export const probeJob = defineJob({
  name: 'test.probe',
  schema: z.object({ key: z.string(), hangAtFirst: z.boolean().default(false) }),
  policy: 'singleton',
  retry: { limit: 3, delaySeconds: 1, backoff: false },
});

export const countedJob = defineJob({
  name: 'test.counted',
  schema: z.object({ key: z.string() }),
  policy: 'singleton',
});

export const failingJob = defineJob({
  name: 'test.failing',
  schema: z.object({ secret: z.string() }),
  retry: { limit: 1, delaySeconds: 1, backoff: false },
});

export const probeJobs = [
  implementJob(probeJob, (platform, { key, hangAtFirst }, run) =>
    withContextLock(platform, `probe:${key}`, async () => {
      await platform.db
        .insertInto('sign_in_attempts')
        .values({
          subject: `${key}:${run.id}:${run.retryCount}:${process.pid}`,
          failures: 1,
          window_ends_at: platform.clock.now(),
        })
        .execute();
      if (hangAtFirst && run.retryCount === 0) await new Promise(() => setInterval(() => {}, 1000));
    }),
  ),
  implementJob(failingJob, async (_platform, { secret }) => {
    throw new Error(`Cannot work with ${secret}`);
  }),
];
