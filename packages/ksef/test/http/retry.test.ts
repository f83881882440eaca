import { describe, expect, it } from 'vitest';
import { isTransferRetried, pauseOfTransfer } from '../../src/http/retry.ts';
import { KsefError, sandboxEnvironment } from '../../src/index.ts';
import { createKsefClient } from '../support/client.ts';

const lost = new KsefError('lost', { kind: 'network', retryable: true });
const environment = sandboxEnvironment('http://127.0.0.1:1');

describe('the pause before a transfer is tried again', () => {
  it('grows with every attempt up to the longest that the client was made with', () => {
    const { retry } = createKsefClient({ environment, retry: { baseMs: 10, maxMs: 100 } });
    const longest = (attempt: number) =>
      Math.max(...Array.from({ length: 2_000 }, () => pauseOfTransfer(lost, attempt, retry)));
    for (const [attempt, most] of [
      [1, 40],
      [2, 80],
      [3, 100],
      [9, 100],
    ] as const) {
      expect(longest(attempt)).toBeLessThanOrEqual(most);
      // Outside of this once in many runs of all that ever will be: 0.9 to the power of 2,000.
      expect(longest(attempt)).toBeGreaterThan(most * 0.9);
    }
  });

  it('is a second at first and eight at most unless told otherwise', () => {
    const { retry } = createKsefClient({ environment });
    expect([retry.baseMs * 4, retry.maxMs]).toEqual([1_000, 8_000]);
  });

  it('is what KSeF asks for, however long', () => {
    const busy = new KsefError('busy', { kind: 'rateLimited', httpStatus: 429, retryAfterMs: 90_000 });
    expect(pauseOfTransfer(busy, 1, { baseMs: 1, maxMs: 5 })).toBe(90_000);
  });
});

describe('a transfer is tried again', () => {
  const options = { maxRetryAfterMs: 30_000 };
  const asked = (retryAfterMs: number) =>
    new KsefError('busy', { kind: 'unavailable', retryable: true, retryAfterMs });
  it.each([
    { error: lost, attempt: 4, again: true },
    { error: lost, attempt: 5, again: false },
    { error: asked(30_000), attempt: 1, again: true },
    { error: asked(3_600_000), attempt: 1, again: false },
    { error: new KsefError('no', { kind: 'refused' }), attempt: 1, again: false },
  ])(
    'after attempt $attempt with $error.message, $error.retryAfterMs: $again',
    ({ error, attempt, again }) => {
      expect(isTransferRetried(error, attempt, options)).toBe(again);
    },
  );
});
