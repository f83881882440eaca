import type { Bilingual } from '../platform/http/route.ts';

/** A failure as it is kept beside an authorisation; instants are ISO 8601 UTC. */
export interface StoredFailure {
  code: string;
  message: Bilingual;
  remedy: Bilingual;
  official: OfficialText | null;
  at: string;
  /** Null when only the user can help. */
  nextTryAt: string | null;
}

/** KSeF's own code and Polish text. */
export interface OfficialText {
  code: number;
  text: string;
}

/** A failure of work with KSeF, told to people. */
export interface Explanation {
  code: string;
  message: Bilingual;
  remedy: Bilingual;
  official: OfficialText | null;
  /** Whether trying again by itself can help. */
  temporary: boolean;
  /** How long KSeF asked to wait; null when it did not say. */
  retryAfterMs: number | null;
}

const firstDelayMs = 15_000;
const longestDelayMs = 15 * 60_000;

/**
 * When to try again after a temporary failure: 15 s, 30 s, 1 min … 15 min, and never sooner than KSeF asked.
 * @param failedTries failures in a row, this one included
 */
export function nextTry(now: Date, failedTries: number, retryAfterMs: number | null): Date {
  const doubled = firstDelayMs * 2 ** Math.min(failedTries - 1, 10);
  const delay = Math.max(Math.min(doubled, longestDelayMs), retryAfterMs ?? 0);
  return new Date(now.getTime() + delay);
}
