import type { PoolClient } from 'pg';
import { AppError } from '../errors.ts';
import type { Platform } from '../platform.ts';

export interface ContextLockOptions {
  /** How long to wait for whoever works in the context now; 30 s unless told. */
  waitMs?: number;
}

/**
 * Runs `work` while nobody else, in any process, works under the same key.
 * The lock lives on a connection of its own for the length of the work, so a killed process frees it at once.
 * `signal` aborts when that connection is lost: somebody else may hold the lock from then on.
 * @param key e.g. `ksef:production:1111111111`
 * @throws AppError `context-busy` when the wait is over
 */
export async function withContextLock<T>(
  platform: Pick<Platform, 'lockPool'>,
  key: string,
  work: (signal: AbortSignal) => Promise<T>,
  options: ContextLockOptions = {},
): Promise<T> {
  const client = await platform.lockPool.connect();
  const lost = new AbortController();
  const onLost = (error: Error) => lost.abort(error);
  client.on('error', onLost);
  let failure: Error | undefined;
  try {
    await takeLock(client, key, options.waitMs ?? 30_000);
    return await work(lost.signal);
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.off('error', onLost);
    await freeLock(client, key, lost.signal.aborted, failure);
  }
}

async function takeLock(client: PoolClient, key: string, waitMs: number): Promise<void> {
  await client.query(`set lock_timeout = ${Math.max(1, Math.trunc(waitMs))}`);
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [lockName(key)]);
  } catch (error) {
    if (isLockTimeout(error)) throw contextBusy(key, error);
    throw error;
  }
}

/** Gives the connection back without the lock; a connection that cannot say so is closed, which frees it too. */
async function freeLock(client: PoolClient, key: string, lost: boolean, failure?: Error): Promise<void> {
  if (lost) {
    client.release(true);
    return;
  }
  try {
    const answer = await client.query<{ freed: boolean }>(
      'select pg_advisory_unlock(hashtextextended($1, 0)) as freed',
      [lockName(key)],
    );
    client.release(answer.rows[0]?.freed !== true && failure === undefined);
  } catch {
    // Closing the connection frees the lock, and says more to nobody.
    client.release(true);
  }
}

function lockName(key: string): string {
  return `skryba:${key}`;
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}

function contextBusy(key: string, cause: unknown): AppError {
  return new AppError({
    code: 'context-busy',
    status: 409,
    message: {
      pl: 'Inne zadanie pracuje teraz dla tej firmy w tym środowisku KSeF.',
      en: 'Another job works for this company in this KSeF environment now.',
    },
    remedy: {
      pl: 'Poczekaj chwilę; zadanie zostanie ponowione samo.',
      en: 'Wait a moment; the work is tried again by itself.',
    },
    details: { key },
    cause,
  });
}
