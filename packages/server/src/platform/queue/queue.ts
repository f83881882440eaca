import { fromKysely, type PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Tx } from '../platform.ts';
import type { JobDefinition } from './job.ts';

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

export function createQueue(boss: PgBoss): Queue {
  return {
    send: (tx, job, data, options = {}) => boss.send(job.name, data, { ...options, db: fromKysely(tx) }),
  };
}
