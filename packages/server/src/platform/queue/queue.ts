import type pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { legalTimeZone } from '../clock.ts';
import { AppError } from '../errors.ts';
import type { Platform, Tx } from '../platform.ts';
import { queueSchema } from './install.ts';
import type { ImplementedJob, JobDefinition } from './job.ts';

/** A worker that has shown no sign of life for so long is dead, and its job runs elsewhere. */
const heartbeatSeconds = 10;
/** How often the dead are looked for. */
const superviseSeconds = 2;
/** Jobs arrive by notification at once; looking finds those that were put off until now. */
const pollSeconds = 1;
const stopTimeoutMs = 10_000;

export interface SendOptions {
  /** What the queue's policy counts by, e.g. `production:1111111111`. */
  singletonKey?: string;
  /** Not before this instant, or so many seconds from now. */
  startAfter?: Date | number;
  /** Higher runs first; 0 unless told. */
  priority?: number;
}

export interface Queue {
  /**
   * Sends a job in the transaction that causes it: both happen, or neither.
   * @returns the job's id; null when the queue's policy says that one is already waiting
   */
  send<Schema extends z.ZodType<object, object>>(
    tx: Tx,
    job: JobDefinition<Schema>,
    data: z.input<Schema>,
    options?: SendOptions,
  ): Promise<string | null>;
}

/** The queue with its beginning and end, for whoever wires the process together. */
export interface QueueServer extends Queue {
  /** Connects, and creates or changes the queues of these jobs. */
  open(jobs: readonly JobDefinition[]): Promise<void>;
  /** Runs these jobs in this process until `close`. */
  work(platform: Platform, jobs: readonly ImplementedJob[]): Promise<void>;
  /** Lets running jobs end (for 10 s), then disconnects. */
  close(): Promise<void>;
}

/**
 * @param access how to connect as the application's role
 * @param options.works whether this process runs jobs: it then also looks after schedules and dead workers
 */
export function createQueue(access: pg.PoolConfig, log: Logger, options: { works: boolean }): QueueServer {
  const boss = new PgBoss({
    ...access,
    schema: queueSchema,
    max: options.works ? 6 : 2,
    migrate: false,
    createSchema: false,
    supervise: options.works,
    schedule: options.works,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    useListenNotify: options.works,
    // Both need the owner of the tables, which the application is not.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
  });
  boss.on('error', (error) => log.warn({ err: error }, 'The queue has a problem'));
  boss.on('warning', (warning) => log.warn({ warning: warning.message }, 'The queue warns'));
  return {
    async open(jobs) {
      await boss.start();
      await ensureQueues(boss, jobs);
    },
    async work(platform, jobs) {
      for (const job of jobs) await startWorkers(boss, platform, job);
    },
    close: () => boss.stop({ graceful: true, timeout: stopTimeoutMs }),
    send: (tx, job, data, sendOptions = {}) =>
      boss.send(job.name, data, { ...sendOptions, db: fromKysely(tx) }),
  };
}

async function ensureQueues(boss: PgBoss, jobs: readonly JobDefinition[]): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const job of jobs) {
    const settings = queueSettings(job);
    const found = known.get(job.name);
    if (found === undefined) {
      await boss.createQueue(job.name, { ...settings, policy: job.policy ?? 'standard', heartbeatSeconds });
    } else if (Object.entries(settings).some(([name, value]) => Reflect.get(found, name) !== value)) {
      await boss.updateQueue(job.name, settings);
    }
  }
}

function queueSettings({ retry, expireSeconds }: JobDefinition) {
  const backoff = retry?.backoff ?? true;
  return {
    retryLimit: retry?.limit ?? 2,
    retryDelay: retry?.delaySeconds ?? 1,
    retryBackoff: backoff,
    ...(backoff ? { retryDelayMax: retry?.maxDelaySeconds ?? 3600 } : {}),
    expireInSeconds: expireSeconds ?? 900,
    notify: true,
  };
}

async function startWorkers(boss: PgBoss, platform: Platform, job: ImplementedJob): Promise<void> {
  const { name, schedule, concurrency = 2 } = job.definition;
  if (schedule !== undefined) {
    await boss.schedule(name, schedule.cron, schedule.data, { tz: legalTimeZone });
  }
  for (let i = 0; i < concurrency; i += 1) await startWorker(boss, platform, job);
}

async function startWorker(boss: PgBoss, platform: Platform, job: ImplementedJob): Promise<void> {
  const { name } = job.definition;
  let workerId: string | undefined;
  workerId = await boss.work(
    name,
    {
      includeMetadata: true,
      pollingIntervalSeconds: pollSeconds,
      notifyPollingIntervalSeconds: pollSeconds,
      heartbeatRefreshSeconds: heartbeatSeconds / 3,
    },
    async ([claimed]) => {
      if (claimed === undefined) return;
      try {
        await job.run(platform, claimed.data, {
          id: claimed.id,
          retryCount: claimed.retryCount,
          lastTry: claimed.retryCount >= claimed.retryLimit,
          signal: claimed.signal,
        });
      } catch (error) {
        platform.log.warn(
          { err: error, job: name, jobId: claimed.id, try: claimed.retryCount + 1 },
          'A job failed',
        );
        throw withoutDetails(error);
      } finally {
        // A backlog goes on at once instead of waiting for the next look.
        if (workerId !== undefined) boss.notifyWorker(workerId);
      }
    },
  );
}

/** What is kept with a failed job: its code and words, and nothing that an error may carry along. */
function withoutDetails(error: unknown): Error {
  if (error instanceof AppError) return new Error(`${error.code}: ${error.message}`);
  return new Error(error instanceof Error ? error.name : 'Unknown error');
}
