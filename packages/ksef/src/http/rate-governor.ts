import type { RateLimit } from '../contract/published-limits.ts';
import { isKsefError, KsefError } from '../errors/ksef-error.ts';
import type { Policy } from './exchange.ts';
import { pause } from './pause.ts';

/** One sliding window of a limit. */
export interface RateWindow {
  readonly ms: number;
  readonly requests: number;
}

/**
 * Counts requests. Give processes that share an address and contexts one store in common, e.g. in a database.
 */
export interface RateStore {
  /**
   * Takes a place in all windows at once, or none.
   * @returns 0 when taken, else the milliseconds after which to ask again
   */
  take(key: string, windows: readonly RateWindow[], now: number): Promise<number>;
  /** Keeps everyone of a key out until an instant, after KSeF has answered 429. */
  block(key: string, until: number): Promise<void>;
}

/** What the governor needs. */
export interface GovernorOptions {
  readonly store: RateStore;
  readonly now: () => Date;
  /** Longest wait for a place; beyond it the call fails with `rateLimited` and `retryAfterMs`. */
  readonly maxWaitMs: number;
  /** Factor on the published limits: 10 on the test environment, 1 elsewhere. */
  readonly factor: number;
}

/** Keeps within KSeF's limits per environment, context and group, and obeys `Retry-After` for all callers. */
export function rateGovernor({ store, now, maxWaitMs, factor }: GovernorOptions): Policy {
  return (next) => async (request) => {
    const key = `${request.context}|${request.group}`;
    const windows = windowsOf(request.limit, factor);
    let waited = 0;
    for (;;) {
      const wait = await store.take(key, windows, now().getTime());
      if (wait === 0) break;
      if (waited + wait > maxWaitMs) {
        throw new KsefError(
          `The limit of requests for ${request.operation} is used up; wait ${Math.ceil(wait / 1000)} s.`,
          {
            kind: 'rateLimited',
            code: 'own-limit',
            operation: request.operation,
            retryable: true,
            retryAfterMs: wait,
            notSent: true,
          },
        );
      }
      waited += wait;
      await pause(wait, request.signal);
    }
    try {
      return await next(request);
    } catch (error) {
      if (isKsefError(error) && error.httpStatus === 429 && error.retryAfterMs !== undefined) {
        await store.block(key, now().getTime() + error.retryAfterMs);
      }
      throw error;
    }
  };
}

// KSeF counts a request when it arrives, not when it leaves: two may come closer together than they were sent.
const SLACK_MS = 250;

function windowsOf(limit: RateLimit, factor: number): RateWindow[] {
  const windows = [
    { ms: 1_000, requests: limit.perSecond },
    { ms: 60_000, requests: limit.perMinute },
    { ms: 3_600_000, requests: limit.perHour },
  ];
  return windows.flatMap(({ ms, requests }) =>
    requests === undefined ? [] : [{ ms: ms + SLACK_MS, requests: requests * factor }],
  );
}

/** By so much a clock may go back before what was counted by it is forgotten. */
const SET_BACK_MS = 1_000;

/** A store for one process. */
export function memoryRateStore(): RateStore {
  const taken = new Map<string, number[]>();
  const blocked = new Map<string, number>();
  let latest = 0;
  return {
    async take(key, windows, now) {
      // A clock that was set back would keep everyone out until it has caught up.
      if (now < latest - SET_BACK_MS) {
        taken.clear();
        blocked.clear();
      }
      latest = now;
      const until = blocked.get(key) ?? 0;
      if (until > now) return until - now;
      const longest = Math.max(0, ...windows.map((w) => w.ms));
      const times = (taken.get(key) ?? []).filter((t) => t > now - longest);
      taken.set(key, times);
      const wait = Math.max(0, ...windows.map((w) => waitFor(times, w, now)));
      if (wait === 0) times.push(now);
      return wait;
    },
    async block(key, until) {
      blocked.set(key, Math.max(until, blocked.get(key) ?? 0));
    },
  };
}

function waitFor(times: readonly number[], { ms, requests }: RateWindow, now: number): number {
  const oldest = times.at(-requests);
  return oldest === undefined || oldest <= now - ms ? 0 : oldest + ms - now;
}
