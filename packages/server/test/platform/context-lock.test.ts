import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withContextLock } from '../../src/platform/database/context-lock.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';

let test: TestPlatform;

beforeAll(async () => {
  test = await startTestPlatform();
});
afterAll(() => test.close());

it('lets one in at a time per key, and other keys beside it', async () => {
  let inside = 0;
  let most = 0;
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await sleep(20);
    inside -= 1;
  };
  await Promise.all(Array.from({ length: 8 }, () => withContextLock(test.platform, 'ksef:demo:1', work)));
  expect(most).toBe(1);

  await withContextLock(test.platform, 'ksef:demo:1', () =>
    withContextLock(test.platform, 'ksef:demo:2', work),
  );
});

it('is free again after work that failed', async () => {
  await expect(withContextLock(test.platform, 'a', () => Promise.reject(new Error('no')))).rejects.toThrow(
    'no',
  );
  expect(await withContextLock(test.platform, 'a', async () => 'in', { waitMs: 200 })).toBe('in');
});

it('says that somebody works there when the wait is over', async () => {
  await withContextLock(test.platform, 'b', async () => {
    const second = withContextLock(test.platform, 'b', async () => {}, { waitMs: 50 });
    await expect(second).rejects.toMatchObject({
      code: 'context-busy',
      remedy: { pl: expect.stringContaining('Poczekaj') },
    });
  });
});

it('tells the work when its lock is lost with the connection, and lets the next one in', async () => {
  const admin = new Client(test.access.owner);
  await admin.connect();
  const aborted = await withContextLock(test.platform, 'c', async (signal) => {
    await admin.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`);
    await sleep(100);
    return signal.aborted;
  });
  await admin.end();
  expect(aborted).toBe(true);
  expect(await withContextLock(test.platform, 'c', async () => 'in', { waitMs: 500 })).toBe('in');
});
