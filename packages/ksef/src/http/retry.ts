import { isKsefError, type KsefError } from '../errors/ksef-error.ts';
import type { KsefRequest, Policy } from './exchange.ts';
import { pause } from './pause.ts';

/** When and how often to try again. */
export interface RetryOptions {
  /** Attempts in all, the first included. */
  readonly attempts: number;
  /** First pause; each further one may be twice as long. */
  readonly baseMs: number;
  readonly maxMs: number;
  /** Longest `Retry-After` that is waited for; a longer one is handed to the caller at once. */
  readonly maxRetryAfterMs: number;
}

/** Options where none are given. */
export const defaultRetry: RetryOptions = { attempts: 4, baseMs: 250, maxMs: 8_000, maxRetryAfterMs: 30_000 };

/**
 * Tries again, with full jitter, what can succeed later and is safe to repeat: operations that change nothing, and any
 * operation that KSeF certainly did not act on (not sent, or refused with 429).
 */
export function retry(options: RetryOptions): Policy {
  return (next) => async (request) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await next(request);
      } catch (error) {
        const wait =
          isKsefError(error) && attempt < options.attempts
            ? pauseBefore(error, request, attempt, options)
            : undefined;
        if (wait === undefined) throw error;
        await pause(wait, request.signal);
      }
    }
  };
}

/**
 * How long to wait before the transfer of a document or a part is tried again: as long as KSeF asks, or up to twice as
 * long as before a call.
 * @param attempt the one that failed, counted from 1
 * @returns milliseconds
 */
export function pauseOfTransfer(
  error: KsefError,
  attempt: number,
  { baseMs, maxMs }: Pick<RetryOptions, 'baseMs' | 'maxMs'>,
): number {
  return error.retryAfterMs ?? Math.random() * Math.min(maxMs, baseMs * 2 ** (attempt + 1));
}

/** Whether the transfer of a document or a part is tried again by itself: not when KSeF asks for a longer pause than allowed. */
export function isTransferRetried(
  { retryable, retryAfterMs = 0 }: KsefError,
  attempt: number,
  { maxRetryAfterMs }: Pick<RetryOptions, 'maxRetryAfterMs'>,
): boolean {
  return retryable && attempt < TRANSFER_ATTEMPTS && retryAfterMs <= maxRetryAfterMs;
}

const TRANSFER_ATTEMPTS = 5;

function pauseBefore(
  error: KsefError,
  request: KsefRequest,
  attempt: number,
  options: RetryOptions,
): number | undefined {
  // What KSeF refuses for now needs minutes, and a decision of the caller.
  if (!error.retryable || error.kind === 'refused') return undefined;
  const untouched = error.notSent || error.kind === 'rateLimited';
  if (request.repeat !== 'always' && !untouched) return undefined;
  if (error.retryAfterMs !== undefined) {
    return error.retryAfterMs <= options.maxRetryAfterMs ? error.retryAfterMs : undefined;
  }
  return Math.random() * Math.min(options.maxMs, options.baseMs * 2 ** (attempt - 1));
}
