import { isKsefError, KsefError } from '../errors/ksef-error.ts';
import type { Policy } from './exchange.ts';

/** When the breaker opens and for how long. */
export interface BreakerOptions {
  /** Failures in a row that open it. */
  readonly failures: number;
  /** How long it stays open before one request may try. */
  readonly openMs: number;
  readonly now: () => Date;
}

const COUNTED = new Set(['unavailable', 'network', 'timeout']);

/** Stops sending to a KSeF that keeps failing: after some failures in a row calls fail at once until a trial succeeds. */
export function circuitBreaker({ failures, openMs, now }: BreakerOptions): Policy {
  let inRow = 0;
  let openedAt = 0;
  let trial = false;
  return (next) => async (request) => {
    const open = now().getTime() - openedAt;
    // A clock that was set back would keep it open until it has caught up.
    const left = open < 0 ? 0 : openMs - open;
    if (inRow >= failures && (left > 0 || trial)) {
      throw new KsefError('KSeF has been failing; calls are held back for a moment.', {
        kind: 'unavailable',
        code: 'circuit-open',
        operation: request.operation,
        retryable: true,
        retryAfterMs: Math.max(left, 1_000),
        notSent: true,
      });
    }
    const isTrial = inRow >= failures;
    trial ||= isTrial;
    try {
      const answer = await next(request);
      inRow = 0;
      return answer;
    } catch (error) {
      if (isKsefError(error) && COUNTED.has(error.kind)) {
        inRow++;
        openedAt = now().getTime();
      } else if (!isKsefError(error) || error.kind !== 'cancelled') inRow = 0;
      throw error;
    } finally {
      if (isTrial) trial = false;
    }
  };
}
