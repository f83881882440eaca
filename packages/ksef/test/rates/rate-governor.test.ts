import { describe, expect, it } from 'vitest';
import { KsefError } from '../../src/errors/ksef-error.ts';
import type { Exchange, KsefRequest } from '../../src/http/exchange.ts';
import { readRetryAfter } from '../../src/http/failure-of-answer.ts';
import { rateGovernor } from '../../src/http/rate-governor.ts';
import { memoryRateStore } from '../../src/index.ts';

const windows = [
  { ms: 1_000, requests: 2 },
  { ms: 60_000, requests: 3 },
];

describe('the counters', () => {
  it('slide: a place is free again when the oldest request leaves the window', async () => {
    const store = memoryRateStore();
    expect(await store.take('k', windows, 0)).toBe(0);
    expect(await store.take('k', windows, 100)).toBe(0);
    expect(await store.take('k', windows, 200)).toBe(800);
    expect(await store.take('k', windows, 1_000)).toBe(0);
    expect(await store.take('k', windows, 2_500)).toBe(57_500);
    expect(await store.take('other', windows, 2_500)).toBe(0);
  });

  it('forget what was counted by a clock that was set back since', async () => {
    const store = memoryRateStore();
    const hour = 3_600_000;
    for (let i = 0; i < 2; i++) expect(await store.take('k', windows, 3 * hour)).toBe(0);
    await store.block('other', 4 * hour);
    expect(await store.take('k', windows, 3 * hour - 10)).toBeGreaterThan(0);
    expect(await store.take('k', windows, hour)).toBe(0);
    expect(await store.take('other', windows, hour)).toBe(0);
  });

  it('keep everyone out until the block ends', async () => {
    const store = memoryRateStore();
    await store.block('k', 5_000);
    expect(await store.take('k', windows, 1_000)).toBe(4_000);
    expect(await store.take('k', windows, 5_000)).toBe(0);
  });
});

describe('the governor', () => {
  const request: KsefRequest = {
    operation: 'sessions.list',
    method: 'GET',
    url: 'http://127.0.0.1/v2/sessions',
    headers: {},
    repeat: 'always',
    limit: { perHour: 1 },
    group: 'sessionList',
    context: 'test|Nip|5265877635',
  };
  const answer: Exchange = async () => ({ status: 200, headers: new Headers(), bytes: Buffer.alloc(0) });

  it('says how long to wait instead of waiting for an hour', async () => {
    const governed = rateGovernor({
      store: memoryRateStore(),
      now: () => new Date(0),
      maxWaitMs: 100,
      factor: 1,
    })(answer);
    await governed(request);
    await expect(governed(request)).rejects.toMatchObject({
      kind: 'rateLimited',
      code: 'own-limit',
      retryAfterMs: 3_600_250,
      notSent: true,
    });
  });

  it('lets one Retry-After hold for all callers of the group', async () => {
    const refused: Exchange = async () => {
      throw new KsefError('429', { kind: 'rateLimited', httpStatus: 429, retryAfterMs: 30_000 });
    };
    const store = memoryRateStore();
    const options = { store, now: () => new Date(0), maxWaitMs: 0, factor: 10 };
    await expect(rateGovernor(options)(refused)(request)).rejects.toMatchObject({ httpStatus: 429 });
    await expect(rateGovernor(options)(answer)(request)).rejects.toMatchObject({
      code: 'own-limit',
      retryAfterMs: 30_000,
    });
  });
});

it('reads Retry-After in seconds and as a date', () => {
  expect(readRetryAfter('30')).toBe(30_000);
  expect(readRetryAfter('Mon, 23 Nov 2026 12:00:30 GMT', Date.parse('2026-11-23T12:00:00Z'))).toBe(30_000);
  expect(readRetryAfter('soon')).toBeUndefined();
  expect(readRetryAfter(null)).toBeUndefined();
});
