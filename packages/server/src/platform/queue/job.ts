import type { z } from 'zod';
import type { Platform } from '../platform.ts';

/**
 * How many jobs of one queue may wait and run at once (each per `singletonKey` when one is given):
 * `standard` no bound; `short` one waiting; `singleton` one running; `stately` one waiting and one running;
 * `exclusive` one in all; `key_strict_fifo` in order per key, and a failed one holds its key back.
 */
export type JobPolicy = 'standard' | 'short' | 'singleton' | 'stately' | 'exclusive' | 'key_strict_fifo';

export interface JobRetry {
  /** Tries after the first. */
  limit: number;
  /** Before the first retry; doubles with each unless `backoff` is false. */
  delaySeconds: number;
  maxDelaySeconds?: number;
  backoff?: boolean;
}

export interface JobDefinition<Schema extends z.ZodType<object, object> = z.ZodType<object, object>> {
  /** `area.verb-noun`, e.g. `delivery.send-online`. */
  readonly name: string;
  /** What the job is told: ids, never secrets or documents. Read back and checked when it runs. */
  readonly schema: Schema;
  readonly policy?: JobPolicy;
  readonly retry?: JobRetry;
  /** How long one run may take before it is taken for dead; 15 minutes unless told. */
  readonly expireSeconds?: number;
  /** Jobs of this queue at once in one worker process; 2 unless told. */
  readonly concurrency?: number;
  /** Runs by itself at these times: a cron expression in Europe/Warsaw, and what to send. */
  readonly schedule?: { readonly cron: string; readonly data: z.input<Schema> };
}

/** The run of a job. */
export interface JobRun {
  readonly id: string;
  /** 0 for the first try. */
  readonly retryCount: number;
  /** The last try: a failure now is final. */
  readonly lastTry: boolean;
  /** Aborts when the job has run out of time, or the claim on it is lost. */
  readonly signal: AbortSignal;
}

export type JobHandler<Schema extends z.ZodType<object, object>> = (
  platform: Platform,
  data: z.output<Schema>,
  run: JobRun,
) => Promise<void>;

/** A job with the code that runs it, ready to be registered. */
export interface ImplementedJob {
  readonly definition: JobDefinition;
  /** Checks the data against the schema and runs the handler. */
  run(platform: Platform, data: unknown, run: JobRun): Promise<void>;
}

/** Names a queue with the shape of its data. Apart from the handler, so that use-cases can send without importing it. */
export function defineJob<Schema extends z.ZodType<object, object>>(
  definition: JobDefinition<Schema>,
): JobDefinition<Schema> {
  return definition;
}

/** Binds a job to its handler; each area exports the list of its own from `jobs.ts`. */
export function implementJob<Schema extends z.ZodType<object, object>>(
  definition: JobDefinition<Schema>,
  handler: JobHandler<Schema>,
): ImplementedJob {
  return {
    definition,
    run: (platform, data, run) => handler(platform, definition.schema.parse(data), run),
  };
}
