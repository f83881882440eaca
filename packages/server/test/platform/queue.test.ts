import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/platform/clock.ts';
import { withCompany } from '../../src/platform/database/scope.ts';
import { assemblePlatform, type OpenedPlatform } from '../../src/platform/open.ts';
import { implementJob } from '../../src/platform/queue/job.ts';
import { startChild } from '../support/child.ts';
import { startTestPlatform, type TestPlatform } from '../support/platform.ts';
import { countedJob, failingJob, probeJob, probeJobs } from '../support/probe-jobs.ts';

let test: TestPlatform;
let owner: Client;
let companyId: string;

beforeAll(async () => {
  test = await startTestPlatform({ jobs: probeJobs });
  owner = new Client(test.access.owner);
  await owner.connect();
  companyId = (await test.addCompany((await test.addPerson()).id)).id;
});

afterAll(async () => {
  await owner.end();
  await test.close();
});

const work = (): Promise<OpenedPlatform> => {
  const { config, log } = test.platform;
  return assemblePlatform(test.access, { config, log, clock: systemClock, jobs: probeJobs, works: true });
};
const send = (key: string, more: { hangAtFirst?: boolean } = {}) =>
  withCompany(test.platform, companyId, (tx) =>
    test.platform.queue.send(tx, probeJob, { key, ...more }, { singletonKey: key }),
  );

/** `jobId:try:processId` of the runs so far. */
async function runs(key: string): Promise<string[]> {
  const found = await owner.query<{ subject: string }>(
    'select subject from sign_in_attempts where subject like $1 order by subject',
    [`${key}:%`],
  );
  return found.rows.map((row) => row.subject.slice(key.length + 1));
}

async function untilRuns(key: string, count: number, seconds = 10): Promise<string[]> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = await runs(key);
    if (found.length >= count) return found;
    if (Date.now() > deadline) throw new Error(`${found.length} of ${count} runs of ${key}`);
    await sleep(20);
  }
}

describe('a job', () => {
  it('is not there when the transaction that sent it fails', async () => {
    const failed = withCompany(test.platform, companyId, async (tx) => {
      await test.platform.queue.send(tx, probeJob, { key: 'rolled-back' });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    const left = await owner.query(`select 1 from pgboss.job where data->>'key' = 'rolled-back'`);
    expect(left.rowCount).toBe(0);
  });

  it('runs soon after its transaction has committed, and a backlog without pauses', async () => {
    const worker = await work();
    try {
      const started = performance.now();
      for (let n = 0; n < 20; n += 1) await send('backlog');
      await untilRuns('backlog', 20);
      // One second a job would be the pace of polling.
      expect(performance.now() - started).toBeLessThan(8000);
    } finally {
      await worker.close();
    }
  });

  it('keeps nothing of an error but its name when it fails', async () => {
    const worker = await work();
    try {
      await withCompany(test.platform, companyId, (tx) =>
        test.platform.queue.send(tx, failingJob, { secret: 'tajny-token' }),
      );
      for (;;) {
        const failed = await owner.query<{ output: string }>(
          `select output::text from pgboss.job where name = 'test.failing' and state = 'failed'`,
        );
        if (failed.rows[0] !== undefined) {
          expect(failed.rows[0].output).not.toContain('tajny-token');
          break;
        }
        await sleep(50);
      }
    } finally {
      await worker.close();
    }
  });

  it('of one key runs alone, whatever the number of workers, and beside those of other keys', async () => {
    const running = new Map<string, number>();
    const most = new Map<string, number>();
    const done: string[] = [];
    let mostAtOnce = 0;
    const countingJobs = [
      implementJob(countedJob, async (_platform, { key }) => {
        running.set(key, (running.get(key) ?? 0) + 1);
        most.set(key, Math.max(most.get(key) ?? 0, running.get(key) ?? 0));
        mostAtOnce = Math.max(
          mostAtOnce,
          [...running.values()].reduce((sum, n) => sum + n, 0),
        );
        await sleep(30);
        running.set(key, (running.get(key) ?? 0) - 1);
        done.push(key);
      }),
    ];
    const { config, log } = test.platform;
    const workers = await Promise.all(
      [1, 2].map(() =>
        assemblePlatform(test.access, { config, log, clock: systemClock, jobs: countingJobs, works: true }),
      ),
    );
    try {
      for (let n = 0; n < 5; n += 1) {
        for (const key of ['demo:1', 'demo:2']) {
          await withCompany(test.platform, companyId, (tx) =>
            test.platform.queue.send(tx, countedJob, { key }, { singletonKey: key }),
          );
        }
      }
      while (done.length < 10) await sleep(20);
      expect(Object.fromEntries(most)).toEqual({ 'demo:1': 1, 'demo:2': 1 });
      expect(mostAtOnce).toBe(2);
    } finally {
      await Promise.all(workers.map(({ close }) => close()));
    }
  });

  it('of a killed worker is taken over within seconds, and its context is not blocked', async () => {
    const { dataDir, vault, ...config } = test.platform.config;
    const orders = JSON.stringify({ access: test.access, config: { ...config, dataDir, vault } });
    const doomed = startChild('work-jobs.ts', orders);
    await doomed.next();
    await send('taken-over', { hangAtFirst: true });
    const [first] = await untilRuns('taken-over', 1);
    expect(first).toMatch(new RegExp(`:0:${doomed.process.pid}$`));
    await doomed.kill();

    const worker = await work();
    try {
      const [, second] = await untilRuns('taken-over', 2, 25);
      expect(second).toMatch(new RegExp(`:1:${process.pid}$`));
    } finally {
      await worker.close();
    }
  }, 45_000);
});
