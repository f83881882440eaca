import { setTimeout as sleep } from 'node:timers/promises';
import { KsefError } from '../errors/ksef-error.ts';

/**
 * Waits.
 * @throws KsefError `cancelled` when the signal fires meanwhile
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (cause) {
    throw cancelled(cause);
  }
}

/** @throws KsefError `cancelled` when the signal has fired */
export function checkNotCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw cancelled(signal.reason);
}

function cancelled(cause: unknown): KsefError {
  return new KsefError('The call was cancelled.', { kind: 'cancelled', cause });
}
