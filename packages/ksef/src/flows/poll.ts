import { KsefError } from '../errors/ksef-error.ts';
import { pause } from '../http/pause.ts';

/** How often and how long to ask. */
export interface PollOptions {
  /** Pause after the first answer, in milliseconds; each further one is half as long again. 100; 500 for an export. */
  readonly firstMs?: number;
  /** Longest pause, in milliseconds. 5,000; 2,000 for a log-in, 10,000 for an export. */
  readonly maxMs?: number;
  /** After so many milliseconds without an end the call fails with `timeout` `still-processing`. 120,000; 900,000 for an export. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

const GROWTH = 1.5;

/**
 * Asks until there is an end.
 * @param ask one question
 * @param isDone whether its answer is the end
 * @throws KsefError `timeout` `still-processing`, which says nothing about failure: ask again later
 */
export async function pollUntil<T>(
  ask: () => Promise<T>,
  isDone: (answer: T) => boolean,
  options: PollOptions = {},
): Promise<T> {
  const { firstMs = 100, maxMs = 5_000, timeoutMs = 120_000, signal } = options;
  const deadline = performance.now() + timeoutMs;
  for (let wait = firstMs; ; wait = Math.min(wait * GROWTH, maxMs)) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    if (performance.now() + wait > deadline) {
      throw new KsefError('KSeF is still processing; ask again later, do not send again.', {
        kind: 'timeout',
        code: 'still-processing',
        retryable: true,
        retryAfterMs: maxMs,
      });
    }
    await pause(wait, signal);
  }
}
